//! One capture is read from disk and decoded.

use super::attributes;
use super::decode::{Decoded, NotText, decode, decode_page};
use super::{Capture, Format, Limits, Listed, ListedSidecar, SidecarFile};
use crate::diagnostic::{Diagnostic, Warned};
use crate::files;
use sha2::{Digest, Sha256};
use std::path::Path;

/// Reads a capture and its sidecar.
///
/// A file of more bytes than `limits` allow is not opened for reading. A warning tells of bytes that could
/// not be decoded.
///
/// # Errors
/// If the capture or its sidecar cannot be read, is over a limit, is empty, or is no text. An empty
/// sidecar is none.
pub fn read(listed: &Listed, limits: &Limits) -> Result<Warned<Capture>, Diagnostic> {
    let bytes = read_bytes(&listed.file, &listed.shown, listed.stamp.size, limits.bytes)?;
    let sha256 = Sha256::digest(&bytes).into();
    let decoded = match listed.format {
        Format::Html => decode_page(bytes),
        Format::Text | Format::Markdown => decode(bytes),
    };
    let decoded = decoded.map_err(|reason| report_no_text(&reason, &listed.shown))?;
    check_lines(listed, &decoded.text, limits.lines)?;
    if listed.format == Format::Html {
        check_attributes(listed, &decoded.text)?;
    }
    let mut diagnostics = Vec::new();
    diagnostics.extend(report_replaced(&decoded, &listed.shown));
    if listed.format == Format::Text && is_html(&decoded.text) {
        diagnostics.push(
            Diagnostic::warning(
                "this is the source of an HTML page; it is read as text, without its tags",
            )
            .at(&listed.shown)
            .hint("give it the ending .html, and it is read as a saved page"),
        );
    }
    let sidecar = match &listed.sidecar {
        Some(sidecar) => read_sidecar(sidecar, limits.bytes, &mut diagnostics)?,
        None => None,
    };
    let value = Capture {
        path: listed.path.clone(),
        format: listed.format,
        text: decoded.text,
        encoding: decoded.encoding,
        sha256,
        sidecar,
    };
    Ok(Warned { value, diagnostics })
}

/// Each line of a text and each tag of a page can become a part of the article's page.
fn check_lines(listed: &Listed, text: &str, limit: usize) -> Result<(), Diagnostic> {
    let (mark, parts) = match listed.format {
        Format::Html => (b'<', "tags"),
        Format::Text | Format::Markdown => (b'\n', "lines"),
    };
    let count = memchr::memchr_iter(mark, text.as_bytes()).count();
    if count <= limit {
        return Ok(());
    }
    Err(Diagnostic::error(format!(
        "the file has {count} {parts}, more than the limit of {limit}; it was not read"
    ))
    .at(&listed.shown)
    .hint("divide it, move it out of the folder, or raise `max_capture_lines` in site.toml"))
}

/// No page that people have made has a tag with so many attributes; to read one takes the square of their number.
const MOST_ATTRIBUTES: usize = 2000;

fn check_attributes(listed: &Listed, page: &str) -> Result<(), Diagnostic> {
    let most = attributes::most(page);
    if most <= MOST_ATTRIBUTES {
        return Ok(());
    }
    Err(Diagnostic::error(format!(
        "a tag of the page has {most} attributes, more than {MOST_ATTRIBUTES}; it was not read"
    ))
    .at(&listed.shown)
    .hint("see whether the page was saved whole, and save it again"))
}

fn read_sidecar(
    sidecar: &ListedSidecar,
    limit_bytes: u64,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<SidecarFile>, Diagnostic> {
    let bytes = read_bytes(
        &sidecar.file,
        &sidecar.shown,
        sidecar.stamp.size,
        limit_bytes,
    )?;
    match decode(bytes) {
        Ok(decoded) => {
            diagnostics.extend(report_replaced(&decoded, &sidecar.shown));
            Ok(Some(SidecarFile {
                path: sidecar.path.clone(),
                text: decoded.text,
            }))
        }
        Err(NotText::Empty | NotText::Blank) => Ok(None),
        Err(reason) => Err(report_no_text(&reason, &sidecar.shown)),
    }
}

fn read_bytes(file: &Path, shown: &str, size: u64, limit: u64) -> Result<Vec<u8>, Diagnostic> {
    let too_large = || {
        Diagnostic::error(format!(
            "the file has {}, more than the limit of {}; it was not read",
            in_units(size),
            in_units(limit)
        ))
        .at(shown)
        .hint("move it out of the folder, or raise `max_capture_bytes` in site.toml")
    };
    if size > limit {
        return Err(too_large());
    }
    let bytes = files::read(file, limit).map_err(|error| {
        let hint = match error.source.kind() {
            std::io::ErrorKind::PermissionDenied => "give yourself the right to read it",
            std::io::ErrorKind::NotFound => "it was there a moment ago; run again",
            _ => "see whether another program can open it",
        };
        Diagnostic::error(format!("cannot read the file: {}", error.reason()))
            .at(shown)
            .hint(hint)
    })?;
    bytes.ok_or_else(too_large)
}

/// A size as people read it, exact where it is small or ends in zeros.
fn in_units(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            match tenths % 10 {
                0 => format!("{} MB", tenths / 10),
                tenth => format!("{}.{tenth} MB", tenths / 10),
            }
        }
    }
}

fn report_no_text(reason: &NotText, shown: &str) -> Diagnostic {
    let hint = match reason {
        NotText::Empty | NotText::Blank => "delete the file, or save the page again",
        NotText::Wrapped(_) => "open it in a browser and save it as HTML",
        NotText::Kind(_) => "save its text as a .txt file in UTF-8, or move it out of the folder",
        NotText::Nul(..) | NotText::Controls(..) => {
            "if it is a text, save it again in UTF-8; if not, move it out of the folder"
        }
    };
    Diagnostic::error(reason.to_string()).at(shown).hint(hint)
}

fn report_replaced(decoded: &Decoded, shown: &str) -> Option<Diagnostic> {
    let places = match decoded.replaced {
        0 => return None,
        1 => "1 place".to_owned(),
        n => format!("{n} places"),
    };
    let problem = Diagnostic::warning(format!(
        "{places} could not be decoded as {} and became ‘\u{fffd}’",
        decoded.encoding
    ))
    .at(shown)
    .hint("repair those places, or save the page again in UTF-8");
    Some(match decoded.text.find('\u{fffd}') {
        Some(at) => problem.line(1 + decoded.text[..at].matches('\n').count()),
        None => problem,
    })
}

fn is_html(text: &str) -> bool {
    let start = text.trim_start();
    ["<!doctype html", "<html"].iter().any(|tag| {
        let head = start.get(..tag.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(tag))
    })
}

#[cfg(test)]
mod tests {
    use super::super::list;
    use super::*;

    const LIMITS: Limits = Limits {
        bytes: 40,
        lines: 6,
        depth: 9,
    };

    fn read_one(
        name: &str,
        bytes: &[u8],
        sidecar: Option<&[u8]>,
    ) -> Result<Warned<Capture>, Diagnostic> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        if let Some(sidecar) = sidecar {
            std::fs::write(path.with_extension("toml"), sidecar).unwrap();
        }
        let listed = list(dir.path(), "seeds", 9).unwrap();
        read(&listed.value.captures[0], &LIMITS)
    }

    #[test]
    fn a_capture_comes_with_its_checksum_and_sidecar() {
        let warned = read_one("a.txt", b"Bandung\r\n", Some(b"draft = true\n")).unwrap();
        assert!(warned.diagnostics.is_empty());
        assert_eq!(warned.value.text, "Bandung\n");
        let checksum: [u8; 32] = Sha256::digest(b"Bandung\r\n").into();
        assert_eq!(warned.value.sha256, checksum);
        let sidecar = warned.value.sidecar.unwrap();
        assert_eq!(
            (sidecar.path.as_str(), sidecar.text.as_str()),
            ("a.toml", "draft = true\n")
        );
    }

    #[test]
    fn a_file_over_the_limit_is_refused_with_both_sizes_and_the_key() {
        let problem = read_one("a.md", &[b'x'; 41], None).unwrap_err();
        assert_eq!(
            problem.message,
            "the file has 41 bytes, more than the limit of 40 bytes; it was not read"
        );
        assert_eq!(problem.path.as_deref(), Some("seeds/a.md"));
        assert!(problem.hint.unwrap().contains("`max_capture_bytes`"));
        assert_eq!(in_units(16_000_000), "16 MB");
        assert_eq!(in_units(16_000_001), "16.1 MB");
    }

    #[test]
    fn a_capture_of_more_lines_than_the_limit_is_refused_with_the_key() {
        let problem = read_one("a.txt", "x\n".repeat(7).as_bytes(), None).unwrap_err();
        assert_eq!(
            problem.message,
            "the file has 7 lines, more than the limit of 6; it was not read"
        );
        assert!(problem.hint.unwrap().contains("`max_capture_lines`"));
        assert!(read_one("a.txt", "x\n".repeat(6).as_bytes(), None).is_ok());
        let problem = read_one("a.html", "<b>x".repeat(7).as_bytes(), None).unwrap_err();
        assert!(problem.message.contains("7 tags"), "{problem:?}");
    }

    #[test]
    fn an_empty_capture_is_an_error_and_an_empty_sidecar_is_none() {
        let problem = read_one("a.txt", b"", None).unwrap_err();
        assert_eq!(problem.message, "the file is empty");
        let warned = read_one("a.txt", b"x", Some(b"\n")).unwrap();
        assert!(warned.value.sidecar.is_none());
    }

    #[test]
    fn bytes_that_mean_nothing_are_a_warning_with_the_line() {
        let warned = read_one(
            "a.txt",
            "Đà Nẵng\nHu\u{1ebf}".as_bytes().split_last().unwrap().1,
            None,
        )
        .unwrap();
        assert_eq!(
            warned.diagnostics[0].message,
            "1 place could not be decoded as UTF-8 and became ‘\u{fffd}’"
        );
        assert_eq!(warned.diagnostics[0].line, Some(2));
    }

    #[test]
    fn the_source_of_a_web_page_is_a_warning() {
        let warned = read_one("a.txt", b"\n<!DOCTYPE html><p>x</p>", None).unwrap();
        assert_eq!(warned.diagnostics.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_without_permission_is_an_error_that_says_so() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        std::fs::write(&path, "x").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
        if std::fs::read(&path).is_ok() {
            return; // whoever runs the tests may read everything
        }
        let listed = list(dir.path(), "seeds", 9).unwrap();
        let problem = read(&listed.value.captures[0], &LIMITS).unwrap_err();
        assert_eq!(problem.message, "cannot read the file: permission denied");
    }
}
