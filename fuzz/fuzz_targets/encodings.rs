//! Any bytes: they are refused, or become a text in the form that all later stages rely on.
#![no_main]

use kliping::capture::decode;
use kliping::locale::text::{clean, nfc};

libfuzzer_sys::fuzz_target!(|bytes: Vec<u8>| {
    let Ok(decoded) = decode(bytes) else { return };
    let text = decoded.text;
    assert!(!text.trim().is_empty());
    assert!(!text.contains(['\r', '\0', '\u{feff}']));
    let again = nfc(clean(text.clone()));
    assert_eq!(again, text, "clean and composed");
    let utf8 = decode(text.clone().into_bytes());
    if let Ok(utf8) = utf8 {
        assert_eq!((utf8.text, utf8.replaced), (text, 0));
    }
});
