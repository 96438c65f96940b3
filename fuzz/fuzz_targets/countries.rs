//! Any text in any language: countries come sorted and once; a second look finds the same; a language is
//! found or not.
#![no_main]

use kliping::article::country::Gazetteer;
use kliping::article::language;
use std::sync::LazyLock;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::new);

libfuzzer_sys::fuzz_target!(|text: &str| {
    for code in ["vi", "id", "ms", "en"] {
        let language = code.parse().expect("a language");
        let found = GAZETTEER.find(text, language);
        assert!(found.is_sorted_by(|one, next| one < next));
        assert_eq!(found, GAZETTEER.find(text, language));
    }
    language::detect(text);
});
