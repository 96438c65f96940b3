//! Any ledger: every line is read, kept or told, and what is written reads back as the same.
#![no_main]

use kliping::ledger::Ledger;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let lines = text.lines().count();
    let read = Ledger::parse(text, "addresses.txt");
    for problem in read.diagnostics {
        assert!(problem.line.is_some_and(|line| (1..=lines).contains(&line)), "{problem:?}");
    }
    let written = read.value.to_text();
    let again = Ledger::parse(&written, "addresses.txt").value;
    assert_eq!(again, read.value);
    assert_eq!(again.to_text(), written);
});
