//! Disjoint sets.

/// Numbers in disjoint sets.
#[derive(Clone)]
pub(super) struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    /// So many sets of one number each.
    pub fn new(length: usize) -> Self {
        Sets {
            parents: (0..length).collect(),
        }
    }

    /// The number that stands for the set of one.
    pub fn root(&mut self, mut number: usize) -> usize {
        while self.parents[number] != number {
            self.parents[number] = self.parents[self.parents[number]];
            number = self.parents[number];
        }
        number
    }

    /// Makes the sets of two numbers one.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        // The lower one stands for both, so that the order of joining does not matter.
        self.parents[a.max(b)] = a.min(b);
    }
}
