//! How far a build has come.

/// Is told how far a build has come. May be called from many threads.
pub trait Progress: Sync {
    /// A stage with so many steps begins, and the one before has ended.
    fn begin(&self, stage: Stage, steps: usize);
    /// One step of the stage is done.
    fn step(&self);
    /// So many further steps of the stage are done: they are taken over from an earlier build.
    fn reuse(&self, steps: usize);
}

/// A part of a build that takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Templates and static files are loaded.
    Preparing,
    /// The output is looked at, and captures for lines that recur.
    Comparing,
    /// Captures are read.
    Reading,
    /// Articles are put in order.
    Assembling,
    /// The search index is made and written.
    Indexing,
    /// Pages are rendered and written.
    Writing,
    /// The new site takes the place of the old one.
    Publishing,
}
