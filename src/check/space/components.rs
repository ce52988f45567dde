//! Sets of nodes each of which leads to each other, as large as they can be: between them a case can go round for ever.

/// The strongly connected components of a graph of so many nodes, each of which leads to others by ways numbered from 0 (R. Tarjan,
/// *Depth-first search and linear graph algorithms*, 1972; without recursion). A component comes after those that it leads to.
pub(crate) fn components(nodes: usize, way: impl Fn(usize, usize) -> Option<usize>) -> Vec<Vec<usize>> {
    let mut search = Search {
        way,
        numbers: vec![None; nodes],
        met: 0,
        open: Vec::new(),
        is_open: vec![false; nodes],
        found: Vec::new(),
    };
    (0..nodes).for_each(|node| search.from(node));
    search.found
}

struct Search<W> {
    way: W,
    /// The number of each node in the order in which it was met, and the least number it leads back to.
    numbers: Vec<Option<(usize, usize)>>,
    met: usize,
    open: Vec<usize>,
    is_open: Vec<bool>,
    found: Vec<Vec<usize>>,
}

impl<W: Fn(usize, usize) -> Option<usize>> Search<W> {
    fn from(&mut self, root: usize) {
        if self.number(root).is_some() {
            return;
        }
        self.meet(root);
        let mut path = vec![(root, 0)];
        while let Some((node, next)) = path.pop() {
            if let Some(to) = (self.way)(node, next) {
                path.push((node, next + 1));
                match self.number(to) {
                    None => {
                        self.meet(to);
                        path.push((to, 0));
                    }
                    Some((number, _)) if self.is_open.get(to) == Some(&true) => self.lower(node, number),
                    Some(_) => {}
                }
                continue;
            }
            let Some((number, least)) = self.number(node) else { continue };
            if let Some(&(before, _)) = path.last() {
                self.lower(before, least);
            }
            if number == least {
                self.close(node);
            }
        }
    }

    fn number(&self, node: usize) -> Option<(usize, usize)> {
        self.numbers.get(node).copied().flatten()
    }

    fn meet(&mut self, node: usize) {
        if let Some(number) = self.numbers.get_mut(node) {
            *number = Some((self.met, self.met));
        }
        if let Some(is_open) = self.is_open.get_mut(node) {
            *is_open = true;
        }
        self.met += 1;
        self.open.push(node);
    }

    fn lower(&mut self, node: usize, to: usize) {
        if let Some(Some((_, least))) = self.numbers.get_mut(node) {
            *least = (*least).min(to);
        }
    }

    fn close(&mut self, root: usize) {
        let mut component = Vec::new();
        while let Some(node) = self.open.pop() {
            if let Some(is_open) = self.is_open.get_mut(node) {
                *is_open = false;
            }
            component.push(node);
            if node == root {
                break;
            }
        }
        self.found.push(component);
    }
}
