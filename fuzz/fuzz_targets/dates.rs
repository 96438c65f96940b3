//! Any line, address and written date: dates stand in order, inside the line, and read back as they are
//! written.
#![no_main]

use kliping::article::date::{Date, DateRange};
use kliping::article::stamp;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let stamps = stamp::find(text);
    for pair in stamps.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "stamps in order");
    }
    for stamp in &stamps {
        assert!(text.get(stamp.span.clone()).is_some(), "whole characters");
        let written = stamp.date.without_time().to_string();
        assert_eq!(written.parse(), Ok(stamp.date.without_time()), "{written}");
    }
    stamp::covers(text, &stamps);
    stamp::in_address(text);
    stamp::coarse::alone(text);
    let published = stamps.first().map(|stamp| stamp.date);
    for range in stamp::events(text, published) {
        let end = range.end.unwrap_or(range.start);
        assert!(range.start.first_day() <= end.first_day(), "{range}");
    }
    let _ = text.parse::<Date>();
    let _ = text.parse::<DateRange>();
});
