//! The built-in scripts, as readers get them: without comments and indentation, which are for who opens the source.

/// A script without the lines that are comments alone, but the first, which says what the script is, and without
/// the space at the beginning of lines.
///
/// This holds for scripts of our own house: no text of theirs goes over several lines, and no comment stands in
/// front of code or begins behind it and goes on below.
pub fn bare(script: &str) -> String {
    let mut bare = String::with_capacity(script.len());
    for (number, line) in script.lines().map(str::trim).enumerate() {
        let is_comment = ["//", "/*", "*"].iter().any(|sign| line.starts_with(sign));
        if line.is_empty() || (is_comment && number > 0) {
            continue;
        }
        bare.push_str(line);
        bare.push('\n');
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::super::BuiltInStatic;
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let script = "// What it is.\n(function () {\n  /**\n   * Says one.\n   */\n  say(1); // one\n})();\n";
        assert_eq!(
            bare(script),
            "// What it is.\n(function () {\nsay(1); // one\n})();\n"
        );
    }

    #[test]
    fn no_built_in_script_has_what_cannot_be_cut_line_by_line() {
        for name in BuiltInStatic::iter().filter(|name| name.ends_with(".js")) {
            let file = BuiltInStatic::get(&name).expect("the file is listed");
            let text = String::from_utf8(file.data.into_owned()).expect("scripts are UTF-8");
            let mut is_comment = false;
            for line in text.lines().map(str::trim) {
                if is_comment {
                    assert!(line.starts_with('*'), "{name}: {line}");
                } else {
                    assert_eq!(
                        line.matches('`').count() % 2
                            * usize::from(!line.contains("//") && !line.starts_with("/*")),
                        0,
                        "{name}: {line}"
                    );
                    assert!(!line.starts_with('*'), "{name}: {line}");
                }
                if line.starts_with("/*") || is_comment {
                    is_comment = !line.ends_with("*/");
                    assert!(
                        line.ends_with("*/") || !line.contains("*/"),
                        "{name}: {line}"
                    );
                }
            }
        }
    }
}
