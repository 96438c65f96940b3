//! `--timings`: what each stage of a build took, and the peak memory of the process.

use super::progress;
use crate::files;
use crate::pipeline::{Progress, Stage};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A clock on the stages, in front of what else is told of them.
pub struct Timings<'a> {
    told: &'a dyn Progress,
    started: Instant,
    stages: Mutex<Vec<Timed>>,
}

struct Timed {
    stage: Stage,
    steps: usize,
    reused: usize,
    begun: Duration,
}

impl<'a> Timings<'a> {
    /// Starts the clock.
    pub fn new(told: &'a dyn Progress) -> Self {
        Timings {
            told,
            started: Instant::now(),
            stages: Mutex::default(),
        }
    }

    /// Stops the clock; gives a line for each stage, in their order.
    pub fn stop(self) -> String {
        let ended = self.started.elapsed();
        let stages = self.stages.into_inner();
        let stages = stages.unwrap_or_else(PoisonError::into_inner);
        let ends = stages
            .iter()
            .skip(1)
            .map(|timed| timed.begun)
            .chain([ended]);
        let mut text = String::new();
        for (timed, end) in stages.iter().zip(ends) {
            let took = end.saturating_sub(timed.begun).as_secs_f64() * 1000.0;
            let name = progress::name(timed.stage);
            text.push_str(&format!("{name:20} {took:>10.1} ms"));
            if timed.steps > 0 {
                text.push_str(&format!("  {:>8}", timed.steps));
            }
            if timed.reused > 0 {
                text.push_str(&format!(", {} reused", timed.reused));
            }
            text.push('\n');
        }
        let all = ended.as_secs_f64() * 1000.0;
        text.push_str(&format!("{:20} {all:>10.1} ms\n", "Total"));
        if let Some(bytes) = files::peak_memory() {
            let mebibytes = bytes as f64 / f64::from(1 << 20);
            text.push_str(&format!("{:20} {mebibytes:>10.1} MiB\n", "Peak memory"));
        }
        text
    }
}

impl Progress for Timings<'_> {
    fn begin(&self, stage: Stage, steps: usize) {
        let begun = self.started.elapsed();
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        stages.push(Timed {
            stage,
            steps,
            reused: 0,
            begun,
        });
        drop(stages);
        self.told.begin(stage, steps);
    }

    fn step(&self) {
        self.told.step();
    }

    fn reuse(&self, steps: usize) {
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stage) = stages.last_mut() {
            stage.reused += steps;
        }
        drop(stages);
        self.told.reuse(steps);
    }
}
