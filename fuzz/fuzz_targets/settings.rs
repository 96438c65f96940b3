//! Any `site.toml`: it is read, or its faults are told, each in its line.
#![no_main]

use kliping::config::{Overrides, Unreadable, resolve};
use std::path::Path;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let none = |_: &Path| Err(Unreadable::Missing);
    let lines = 1 + text.matches('\n').count();
    if let Err(problems) = resolve(Path::new("site.toml"), text, &Overrides::default(), none) {
        assert!(!problems.is_empty());
        for problem in problems {
            assert!(problem.line.is_none_or(|line| (1..=lines).contains(&line)), "{problem:?}");
        }
    }
});
