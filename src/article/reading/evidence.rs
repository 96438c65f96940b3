//! What speaks for and against each reading of a line, added up.

/// What a line can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Running text.
    Prose,
    /// A headline or a heading.
    Heading,
    /// The text of a picture.
    Caption,
    /// A date of publication.
    Stamp,
    /// Who wrote or edited it.
    Byline,
    /// The source's name or address.
    Source,
    /// The name of a picture's file.
    Picture,
    /// The label of a list of other stories.
    Related,
    /// A part of another story.
    Teaser,
    /// Comment form or counter.
    Comments,
    /// Buttons to share, print or follow.
    Sharing,
    /// Menus, breadcrumbs, footers.
    Furniture,
    /// Key words of the page.
    Keywords,
}

impl Role {
    /// All roles, in the order of their sums in the ledger.
    pub const ALL: [Role; 13] = [
        Role::Prose,
        Role::Heading,
        Role::Caption,
        Role::Stamp,
        Role::Byline,
        Role::Source,
        Role::Picture,
        Role::Related,
        Role::Teaser,
        Role::Comments,
        Role::Sharing,
        Role::Furniture,
        Role::Keywords,
    ];
}

/// One observation about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// Name of the rule that made it.
    pub rule: &'static str,
    /// What it speaks for, or against if the weight is negative.
    pub role: Role,
    /// How much.
    pub weight: i16,
}

/// The evidence about all lines of a capture: the sums always, every entry where someone will ask why.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    sums: Vec<[i16; Role::ALL.len()]>,
    entries: Option<Vec<(u32, Evidence)>>,
    /// The best role of each line, once all rules have been applied.
    settled: Vec<Role>,
}

impl Ledger {
    /// Nothing is known yet about so many lines. Entries are not kept.
    pub fn new(lines: usize) -> Self {
        Ledger {
            sums: vec![[0; Role::ALL.len()]; lines],
            entries: None,
            settled: Vec::new(),
        }
    }

    /// The same, with every entry kept for [`Ledger::into_entries`].
    pub fn with_entries(lines: usize) -> Self {
        Ledger {
            entries: Some(Vec::with_capacity(lines * 4)),
            ..Self::new(lines)
        }
    }

    /// Writes down an observation.
    pub fn add(&mut self, line: usize, rule: &'static str, role: Role, weight: i16) {
        debug_assert!(
            self.settled.is_empty(),
            "evidence after the best roles were settled"
        );
        let sum = &mut self.sums[line][role as usize];
        *sum = sum.saturating_add(weight);
        if let Some(entries) = &mut self.entries {
            entries.push((line as u32, Evidence { rule, role, weight }));
        }
    }

    /// What speaks for a role, all in all.
    pub fn sum(&self, line: usize, role: Role) -> i16 {
        self.sums[line][role as usize]
    }

    /// Says that all rules have been applied: from here on the best roles are known.
    pub fn settle(&mut self) {
        self.settled.clear();
        self.settled = (0..self.sums.len()).map(|line| self.best(line)).collect();
    }

    /// Takes more evidence after the best roles were known.
    pub fn reopen(&mut self) {
        self.settled.clear();
    }

    /// The role with the most evidence; of equals, the first in [`Role::ALL`].
    pub fn best(&self, line: usize) -> Role {
        if let Some(role) = self.settled.get(line) {
            return *role;
        }
        let (mut best, mut most) = (Role::Prose, i16::MIN);
        for (role, sum) in Role::ALL.into_iter().zip(self.sums[line]) {
            if sum > most {
                (best, most) = (role, sum);
            }
        }
        best
    }

    /// The observations of each line, in the order in which they were made; none if none were kept.
    pub fn into_entries(self) -> Vec<(u32, Evidence)> {
        let mut entries = self.entries.unwrap_or_default();
        entries.sort_by_key(|(line, _)| *line);
        entries
    }
}

/// The role of a line at a distance.
pub(super) fn near(roles: &[Role], line: usize, offset: isize) -> Option<Role> {
    line.checked_add_signed(offset)
        .and_then(|at| roles.get(at))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_adds_up_and_the_largest_sum_wins() {
        let mut ledger = Ledger::new(2);
        ledger.add(1, "long", Role::Prose, 10);
        ledger.add(1, "a", Role::Caption, 6);
        assert_eq!(ledger.best(1), Role::Prose);
        ledger.add(1, "b", Role::Caption, 6);
        assert_eq!(ledger.best(1), Role::Caption);
        assert_eq!(ledger.best(0), Role::Prose);
        assert_eq!(ledger.into_entries(), []);
    }

    #[test]
    fn every_entry_is_kept_for_those_who_ask_why() {
        let mut ledger = Ledger::with_entries(2);
        ledger.add(1, "a", Role::Caption, 6);
        ledger.add(0, "b", Role::Prose, -4);
        let rules: Vec<_> = ledger.into_entries();
        let rules: Vec<_> = rules
            .iter()
            .map(|(line, entry)| (*line, entry.rule))
            .collect();
        assert_eq!(rules, [(0, "b"), (1, "a")]);
    }
}
