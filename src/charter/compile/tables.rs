//! Decision tables: inputs, rows and outputs.

use super::{
    amounts::time_unit,
    category::Category,
    room::{Room, Thing},
    values::number,
};
use crate::{
    charter::levels::Subject,
    finding::{Lint, Span},
    id::{FactId, TableId},
    origin::Origin,
    rule::{Cell, Column, FactType, Row, Setting, Table, Value},
    syntax::Comparison,
    text::{ColumnText, Expression, Path, RowText, TableText},
};

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
        let outputs: Vec<_> = text.outputs.iter().map(|column| self.output(column)).collect();
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

    fn input(&mut self, path: &Path) -> Option<FactId> {
        if let Some(Thing::Slot(_)) = self.names.get(path.as_str()) {
            self.mark(*self.names.get(path.as_str())?);
            self.hall.not_yet(path.span, "a table that reads a slot", "读取角色的判定表");
            return None;
        }
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

    fn output(&mut self, column: &ColumnText) -> Option<Column> {
        let path = &column.name;
        match self.thing(path.as_str()) {
            _ if path.as_str() == "->" => Some(Column::Next),
            Some(Thing::Fact(fact)) => Some(Column::Fact(fact)),
            Some(Thing::Slot(slot)) => Some(Column::Slot(slot)),
            Some(Thing::Clock(clock)) => Some(Column::Clock(clock)),
            Some(Thing::State(_) | Thing::Action(_)) => self.clock(path).map(Column::Clock),
            other => {
                let wanted = [Category::Fact, Category::Slot, Category::Clock];
                let instead = other.map(Thing::category).or_else(|| self.category_elsewhere(path.as_str()));
                self.missing(path.as_str(), path.span, &wanted, instead);
                None
            }
        }
    }

    /// A row; columns that could not be read are left out of it.
    fn row(
        &mut self,
        table: &TableText,
        text: &RowText,
        inputs: &[Option<FactId>],
        outputs: &[Option<Column>],
    ) -> Option<Row> {
        let origin = self.hall.origin(&text.notes, text.span);
        if text.inputs.len() != inputs.len() || text.outputs.len() != outputs.len() {
            self.wrong_width(table, text);
            return None;
        }
        let cells =
            inputs.iter().zip(&text.inputs).filter_map(|(fact, cell)| Some(self.cell((*fact)?, cell)));
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

    fn cell(&mut self, fact: FactId, cell: &Expression) -> Option<Cell> {
        if matches!(cell, Expression::Name(path) if path.as_str() == "any") {
            return Some(Cell::Any);
        }
        match self.facts.at(fact).r#type.clone() {
            FactType::Number { least, most, .. } => {
                let ranges = self.ranges(fact, cell, (least, most))?;
                Some(Cell::Numbers(ranges))
            }
            _ => self.one_of(fact, cell).map(Cell::OneOf),
        }
    }

    /// The flags or values that a cell admits, in order.
    fn one_of(&mut self, fact: FactId, cell: &Expression) -> Option<Vec<Value>> {
        let mut values = match cell {
            Expression::Or(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.one_of(fact, part)).collect();
                parts.into_iter().collect::<Option<Vec<_>>>()?.concat()
            }
            Expression::And(parts) if parts.len() == 1 => self.one_of(fact, parts.first()?)?,
            Expression::Not(inner, _) => {
                let barred = self.one_of(fact, inner)?;
                all_values(&self.facts.at(fact).r#type)
                    .into_iter()
                    .filter(|value| !barred.contains(value))
                    .collect()
            }
            other => vec![self.value(fact, other)?],
        };
        values.sort_unstable();
        values.dedup();
        Some(values)
    }

    /// The numbers that a cell admits, as ranges in order, both ends included.
    fn ranges(&mut self, fact: FactId, cell: &Expression, domain: (u32, u32)) -> Option<Vec<(u32, u32)>> {
        let ranges = match cell {
            Expression::Or(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.ranges(fact, part, domain)).collect();
                parts.into_iter().collect::<Option<Vec<_>>>()?.concat()
            }
            Expression::And(parts) if parts.len() == 1 => self.ranges(fact, parts.first()?, domain)?,
            Expression::Not(inner, _) => complement(&self.ranges(fact, inner, domain)?, domain),
            Expression::Range(least, most) => vec![(self.bound(fact, least)?, self.bound(fact, most)?)],
            Expression::Compare(_, comparison, right) => {
                compared(*comparison, self.bound(fact, right)?, domain)
            }
            other => {
                let number = self.bound(fact, other)?;
                vec![(number, number)]
            }
        };
        let ranges = merged(ranges, domain);
        if ranges.is_empty() {
            let name = self.facts.at(fact).name.clone();
            let (least, most) = domain;
            let en = format!("`{name}` is never `{cell}`: it runs from {least} to {most}");
            self.hall.wrong(cell.span(), en, format!("“{name}”不会是“{cell}”：其范围为{least}～{most}"));
            return None;
        }
        Some(ranges)
    }

    /// A number in a cell.
    fn bound(&mut self, fact: FactId, expression: &Expression) -> Option<u32> {
        let FactType::Number { unit, .. } = self.facts.at(fact).r#type else { return None };
        match number(expression) {
            Some((number, given)) if given.is_none() || given.and_then(time_unit) == unit => Some(number),
            _ => {
                let name = self.facts.at(fact).name.clone();
                let en = format!("`{expression}` is no number that `{name}` can be");
                self.hall.wrong(expression.span(), en, format!("“{expression}”不是“{name}”可取的数字"));
                None
            }
        }
    }

    fn setting(&mut self, column: Column, cell: &Expression) -> Option<Setting> {
        if matches!(cell, Expression::Name(path) if path.as_str() == "none") && column != Column::Next {
            return Some(Setting::Nothing);
        }
        match (column, cell) {
            (Column::Fact(fact), _) => self.value(fact, cell).map(Setting::Value),
            (Column::Slot(slot), Expression::Name(path)) => {
                let holder = self.holder(path)?;
                self.check_rung(slot, &holder, path);
                Some(Setting::Holder(holder))
            }
            (Column::Next, Expression::Name(path)) => self.state(path).map(Setting::State),
            (Column::Clock(_), Expression::Amount(amount, span)) => {
                self.hall.fixed_limit(amount, *span).map(Setting::Limit)
            }
            (Column::Clock(_), Expression::Name(path)) => self.amount_fact(path).map(Setting::LimitFact),
            (_, other) => self.no_setting(other.span()),
        }
    }

    fn no_setting<T>(&mut self, span: Span) -> Option<T> {
        let en = "this cell does not fit its column";
        self.hall.wrong(span, en, "这一格不适合它所在的列");
        None
    }

    /// The fact of that name that is an amount of time, or a finding.
    pub(super) fn amount_fact(&mut self, path: &Path) -> Option<FactId> {
        let fact = self.find(path, &[Category::Fact], |thing| match thing {
            Thing::Fact(fact) => Some(fact),
            _ => None,
        })?;
        let is_broken = self.broken.contains(&fact);
        if is_broken || matches!(self.facts.at(fact).r#type, FactType::Number { unit: Some(_), .. }) {
            return Some(fact);
        }
        let en = format!(
            "`{path}` is no amount of time: its type is a range with a unit, as in `is 1 to 90 days`"
        );
        self.hall.wrong(path.span, en, format!("“{path}”不是时长：其类型应为带单位的范围，例如“为 1～90日”"));
        None
    }
}

/// Every value of a flag or choice.
fn all_values(fact_type: &FactType) -> Vec<Value> {
    match fact_type {
        FactType::Flag => vec![Value::Flag(false), Value::Flag(true)],
        FactType::Choice(values) => values.ids().map(Value::Choice).collect(),
        FactType::Number { .. } | FactType::Date | FactType::Note => Vec::new(),
    }
}

/// The numbers of a domain for which `number COMPARISON bound` holds.
fn compared(comparison: Comparison, bound: u32, (least, most): (u32, u32)) -> Vec<(u32, u32)> {
    match comparison {
        Comparison::Equal => vec![(bound, bound)],
        Comparison::NotEqual => complement(&[(bound, bound)], (least, most)),
        Comparison::Less => bound.checked_sub(1).map(|most| (least, most)).into_iter().collect(),
        Comparison::AtMost => vec![(least, bound)],
        Comparison::Greater => bound.checked_add(1).map(|least| (least, most)).into_iter().collect(),
        Comparison::AtLeast => vec![(bound, most)],
    }
}

/// The ranges within the domain, in order, those that touch or overlap made one.
fn merged(ranges: Vec<(u32, u32)>, (least, most): (u32, u32)) -> Vec<(u32, u32)> {
    let mut ranges: Vec<_> = ranges.into_iter().map(|(from, to)| (from.max(least), to.min(most))).collect();
    ranges.retain(|(from, to)| from <= to);
    ranges.sort_unstable();
    let mut list: Vec<(u32, u32)> = Vec::new();
    for (from, to) in ranges {
        match list.last_mut() {
            Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
            _ => list.push((from, to)),
        }
    }
    list
}

/// What of the domain lies in none of the ranges, which are in order.
fn complement(ranges: &[(u32, u32)], (least, most): (u32, u32)) -> Vec<(u32, u32)> {
    let mut list = Vec::new();
    let mut next = Some(least);
    for &(from, to) in ranges {
        if let Some(start) = next.filter(|&start| start < from) {
            list.push((start, from - 1));
        }
        next = to.checked_add(1);
    }
    list.extend(next.filter(|&start| start <= most).map(|start| (start, most)));
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_merge_within_their_domain() {
        assert_eq!(merged(vec![(5, 20), (1, 2), (3, 3)], (0, 9)), [(1, 3), (5, 9)]);
        assert_eq!(merged(vec![(10, 20)], (0, 9)), []);
    }

    #[test]
    fn a_complement_fills_the_rest_of_the_domain() {
        assert_eq!(complement(&[(2, 3), (6, 9)], (0, 9)), [(0, 1), (4, 5)]);
        assert_eq!(complement(&[], (0, 9)), [(0, 9)]);
        assert_eq!(complement(&[(0, u32::MAX)], (0, u32::MAX)), []);
    }

    #[test]
    fn comparisons_select_numbers_of_the_domain() {
        assert_eq!(compared(Comparison::Less, 0, (0, 9)), []);
        assert_eq!(compared(Comparison::NotEqual, 5, (0, 9)), [(0, 4), (6, 9)]);
        assert_eq!(compared(Comparison::Greater, u32::MAX, (0, 9)), []);
    }
}
