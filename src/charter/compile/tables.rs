//! Decision tables: inputs, rows and outputs.

use super::{
    category::Category,
    room::{Room, Thing},
};
use crate::{
    charter::levels::Subject,
    finding::{Bilingual, Lint},
    id::{FactId, TableId},
    origin::Origin,
    rule::{Cell, Column, FactType, Holder, Input, Row, Table},
    text::{ColumnText, Expression, Path, RowText, TableText},
};

/// The hint for a column of amounts under a name that nothing has.
fn limits_what() -> Bilingual {
    Bilingual::new(
        "a column of limits is called as what it limits: an action, a state or a clock",
        "给出时限的列，名称就是受此限的动作、环节或者时限",
    )
}

impl Room<'_, '_> {
    pub(super) fn declare_tables(&mut self) {
        for text in &self.text.tables {
            let Some(name) = self.declare_name(&text.name, Category::Table) else { continue };
            let titles = self.hall.titles(&text.name, &text.titles);
            let origin = Origin { span: text.name.span, ..Origin::default() };
            let (inputs, outputs, rows) = (Vec::new(), Vec::new(), Vec::new());
            let id =
                self.tables.push(Table { name, titles, first: text.first, inputs, outputs, rows, origin });
            self.add_name(&text.name, Category::Table, id.map(Thing::Table));
        }
    }

    pub(super) fn read_tables(&mut self) {
        for text in &self.text.tables {
            let Some(&Thing::Table(id)) = self.names.get(text.name.as_str()) else { continue };
            self.within(&text.notes, Subject::Table(self.id, id), |room| room.read_table(id, text));
        }
        self.check_table_limits();
    }

    fn read_table(&mut self, id: TableId, text: &TableText) {
        let origin = self.hall.origin(&text.notes, text.name.span);
        let inputs: Vec<_> = text.inputs.iter().map(|path| self.input(path)).collect();
        let outputs: Vec<_> =
            text.outputs.iter().enumerate().map(|(index, column)| self.output(column, index, text)).collect();
        self.check_shape(text);
        let rows = text.rows.iter().filter_map(|row| self.row(text, row, &inputs, &outputs)).collect();
        let table = self.tables.at_mut(id);
        table.origin = origin;
        table.inputs = inputs.into_iter().flatten().collect();
        table.outputs = outputs.into_iter().flatten().collect();
        table.rows = rows;
    }

    fn check_shape(&mut self, text: &TableText) {
        let name = &text.name;
        if text.outputs.is_empty() {
            let en = format!("the table `{name}` sets nothing: outputs stand after `||`");
            self.hall.incomplete(name.span, en, format!("判定表“{name}”没有输出：输出写在“||”之后"));
        } else if text.rows.is_empty() {
            let en = format!("the table `{name}` has no rows");
            self.hall.incomplete(name.span, en, format!("判定表“{name}”没有行"));
        }
        let columns = text.inputs.iter().chain(text.outputs.iter().map(|column| &column.name));
        let mut seen: Vec<&str> = Vec::new();
        for path in columns {
            if seen.contains(&path.as_str()) {
                let en = format!("the column `{path}` stands in this table twice");
                self.hall.say(Lint::DuplicateName, path.span, en, format!("“{path}”列在表中出现两次"));
            }
            seen.push(path.as_str());
        }
    }

    fn input(&mut self, path: &Path) -> Option<Input> {
        match self.names.get(path.as_str()) {
            Some(&Thing::Slot(slot)) => {
                self.mark(Thing::Slot(slot));
                Some(Input::Body(Holder::Slot(slot)))
            }
            _ if path.as_str().contains('.') => self.input_of_body(path),
            _ => self.input_fact(path).map(Input::Fact),
        }
    }

    /// `handler.superior`, `case.accountable`, `handler.kind`.
    fn input_of_body(&mut self, path: &Path) -> Option<Input> {
        match path.as_str().rsplit_once('.') {
            Some((before, "kind")) => self.holder(&Path::new(before, path.span)).map(Input::Kind),
            _ => self.holder(path).map(Input::Body),
        }
    }

    fn input_fact(&mut self, path: &Path) -> Option<FactId> {
        let fact = self.find(path, &[Category::Fact], |thing| match thing {
            Thing::Fact(fact) => Some(fact),
            _ => None,
        })?;
        if self.broken.contains(&fact) {
            return None;
        }
        if matches!(self.facts.at(fact).r#type, FactType::Date | FactType::Note) {
            let en = format!("tables read flags, values and numbers; `{path}` is none of them");
            self.hall.wrong(path.span, en, format!("判定表读取是否、取值和数字；“{path}”不属于这些"));
            return None;
        }
        Some(fact)
    }

    fn output(&mut self, column: &ColumnText, index: usize, table: &TableText) -> Option<Column> {
        let path = &column.name;
        match self.thing(path.as_str()) {
            _ if path.as_str() == "->" => Some(Column::Next),
            Some(Thing::Fact(fact)) => Some(Column::Fact(fact)),
            Some(Thing::Slot(slot)) => Some(Column::Slot(slot)),
            Some(Thing::Clock(clock)) => Some(Column::Clock(clock)),
            Some(Thing::State(_) | Thing::Action(_)) => self.clock_that_ends(path).map(Column::Clock),
            other => {
                let wanted = [Category::Fact, Category::Slot, Category::Clock];
                let instead = other.map(Thing::category).or_else(|| self.category_elsewhere(path.as_str()));
                let before = self.hall.findings.count();
                self.missing(path.as_str(), path.span, &wanted, instead);
                let is_amount =
                    |row: &RowText| matches!(row.outputs.get(index), Some(Expression::Amount(..)));
                if table.rows.iter().any(is_amount) {
                    self.hall.findings.add_hint(before, path.span, limits_what());
                }
                None
            }
        }
    }

    /// A row; columns that could not be read are left out of it.
    fn row(
        &mut self,
        table: &TableText,
        text: &RowText,
        inputs: &[Option<Input>],
        outputs: &[Option<Column>],
    ) -> Option<Row> {
        let origin = self.hall.origin(&text.notes, text.span);
        if text.inputs.len() != inputs.len() || text.outputs.len() != outputs.len() {
            self.wrong_width(table, text);
            return None;
        }
        let cells = inputs
            .iter()
            .zip(&text.inputs)
            .filter_map(|(of, cell)| Some(self.input_cell(of.as_ref()?, cell)));
        let cells: Vec<Option<Cell>> = cells.collect();
        let settings = outputs.iter().zip(&text.outputs);
        let settings: Vec<_> = settings.filter_map(|(to, cell)| Some(self.setting((*to)?, cell))).collect();
        let (cells, settings): (Option<_>, Option<_>) =
            (cells.into_iter().collect(), settings.into_iter().collect());
        Some(Row { cells: cells?, settings: settings?, origin })
    }

    fn wrong_width(&mut self, table: &TableText, row: &RowText) {
        let (inputs, outputs) = (row.inputs.len(), row.outputs.len());
        let (due_in, due_out) = (table.inputs.len(), table.outputs.len());
        let en = format!(
            "this row has {inputs} inputs and {outputs} outputs, where the table has {due_in} and {due_out}"
        );
        let zh = format!("这一行有{inputs}个输入、{outputs}个输出，而表头有{due_in}个输入、{due_out}个输出");
        self.hall.say(Lint::MalformedRow, row.span, en, zh);
    }
}
