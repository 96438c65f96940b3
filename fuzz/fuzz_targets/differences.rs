//! Any two texts, and any address: the old sides of what differs are the old text, the new sides the new one.
#![no_main]

use kliping::article::source_address;
use kliping::difference;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (old, new) = text.split_once('\0').unwrap_or((text, ""));
    let changes = difference::words(old, new, 1_000_000);
    assert_eq!(changes.iter().map(|change| change.old).collect::<String>(), old);
    assert_eq!(changes.iter().map(|change| change.new).collect::<String>(), new);
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    difference::paragraphs(&old, &new);
    source_address::page(text);
});
