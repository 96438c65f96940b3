//! How results look: in colour and cut to the width of a terminal, plain and whole everywhere else.

use console::{Style, Term, measure_text_width, truncate_str};
use std::io::IsTerminal;

/// How text is written to standard output.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    colour: bool,
    width: Option<usize>,
}

impl Look {
    /// As standard output takes it: in colour on a terminal unless `NO_COLOR` is set, cut to its width.
    pub fn of_output() -> Self {
        let on_terminal = std::io::stdout().is_terminal();
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let size = Term::stdout().size_checked();
        Look {
            colour: on_terminal && !no_colour,
            width: size
                .filter(|_| on_terminal)
                .map(|(_, columns)| usize::from(columns)),
        }
    }

    /// Text in a style.
    pub fn styled(self, style: Style, text: &str) -> String {
        style.force_styling(self.colour).apply_to(text).to_string()
    }

    /// The text as far as it fits behind so many columns, with `…` where it is cut; by display width, in
    /// which some characters take two columns and marks above letters none.
    pub fn cut(self, text: &str, behind: usize) -> String {
        match self.width {
            // A terminal of no size tells nothing.
            Some(width) if width > behind + 8 => {
                truncate_str(text, width - behind, "…").into_owned()
            }
            _ => text.to_owned(),
        }
    }
}

/// The text with spaces behind it up to a display width.
pub fn padded(text: &str, width: usize) -> String {
    let lacking = width.saturating_sub(measure_text_width(text));
    format!("{text}{}", " ".repeat(lacking))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: Look = Look {
        colour: false,
        width: Some(20),
    };

    #[test]
    fn text_is_cut_by_display_width() {
        // Decomposed marks take no column, Chinese characters two.
        let vi = "Vie\u{302}\u{323}t Nam va\u{300} La\u{300}o";
        assert_eq!(NARROW.cut(vi, 0), vi);
        assert_eq!(NARROW.cut("新闻新闻新闻新闻新闻新闻", 4), "新闻新闻新闻新…");
        assert_eq!(
            NARROW.cut(&"a".repeat(30), 10),
            format!("{}…", "a".repeat(9))
        );
        let plain = Look {
            width: None,
            ..NARROW
        };
        assert_eq!(plain.cut(&"a".repeat(300), 0), "a".repeat(300));
    }

    #[test]
    fn columns_line_up_whatever_the_letters() {
        assert_eq!(padded("Vie\u{302}\u{323}t", 6), "Vie\u{302}\u{323}t  ");
        assert_eq!(padded("新", 4), "新  ");
    }

    #[test]
    fn colour_is_only_where_it_is_wanted() {
        let red = || Style::new().red();
        assert_eq!(NARROW.styled(red(), "x"), "x");
        let colour = Look {
            colour: true,
            ..NARROW
        };
        assert_eq!(colour.styled(red(), "x"), "\u{1b}[31mx\u{1b}[0m");
    }
}
