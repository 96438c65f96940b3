//! Reads the captures of `tests/captures` and compares each with what its `.toml` says a careful
//! archivist reads out of it. All texts there were written for this test, in the forms that captures
//! of news pages take: whole pages, readable parts, records, table rows, text on a single line. The
//! names of people in them are placeholders, as each language has them: “Nguyễn Văn A”, “Fulan”.

mod expected;

#[test]
fn every_capture_reads_as_an_archivist_would_read_it() {
    expected::every_capture_reads_as_expected("tests/captures", 300);
}
