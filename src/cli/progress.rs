//! How far a build has come: a live bar on a terminal, plain lines elsewhere.

use crate::pipeline::{Progress, Stage};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Shorter work than this passes without a plain line.
const LONG: Duration = Duration::from_secs(2);

/// What suits standard error.
pub fn new() -> Box<dyn Progress> {
    if io::stderr().is_terminal() {
        Box::new(Bar(Mutex::new(ProgressBar::hidden())))
    } else {
        Box::new(Lines(Mutex::new(None)))
    }
}

/// For work that nobody waits for.
pub fn silent() -> Box<dyn Progress> {
    Box::new(Silent)
}

/// A stage in words.
pub fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Preparing => "Preparing",
        Stage::Comparing => "Comparing captures",
        Stage::Reading => "Reading captures",
        Stage::Assembling => "Putting in order",
        Stage::Indexing => "Indexing",
        Stage::Writing => "Writing pages",
        Stage::Publishing => "Publishing",
    }
}

/// The stages that tell of every step.
const COUNTED: [Stage; 3] = [Stage::Comparing, Stage::Reading, Stage::Writing];

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
    fn reuse(&self, _: usize) {}
}

struct Bar(Mutex<ProgressBar>);

impl Progress for Bar {
    fn begin(&self, stage: Stage, steps: usize) {
        if !COUNTED.contains(&stage) {
            return;
        }
        let bar = ProgressBar::new(steps as u64);
        if let Ok(style) = ProgressStyle::with_template("{msg:18} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(name(stage));
        if let Ok(mut current) = self.0.lock() {
            current.finish_and_clear();
            *current = bar;
        }
    }

    fn step(&self) {
        self.reuse(1);
    }

    fn reuse(&self, steps: usize) {
        if let Ok(bar) = self.0.lock() {
            bar.inc(steps as u64);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Ok(bar) = self.0.lock() {
            bar.finish_and_clear();
        }
    }
}

struct Lines(Mutex<Option<Running>>);

struct Running {
    stage: Stage,
    steps: usize,
    done: usize,
    said: Instant,
}

impl Progress for Lines {
    fn begin(&self, stage: Stage, steps: usize) {
        if let Ok(mut running) = self.0.lock() {
            *running = Some(Running {
                stage,
                steps,
                done: 0,
                said: Instant::now(),
            });
        }
    }

    fn step(&self) {
        self.reuse(1);
    }

    fn reuse(&self, steps: usize) {
        let Ok(mut running) = self.0.lock() else {
            return;
        };
        let Some(running) = running.as_mut() else {
            return;
        };
        running.done += steps;
        if running.said.elapsed() >= LONG {
            running.said = Instant::now();
            let Running {
                stage, steps, done, ..
            } = running;
            let _ = writeln!(io::stderr(), "{}: {done} of {steps}", name(*stage));
        }
    }
}
