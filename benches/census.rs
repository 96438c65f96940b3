//! How long it takes to find the lines that recur in an archive, once its captures have been looked at:
//! `cargo bench --bench census`. Time an item must not grow with the archive.

use divan::counter::ItemsCount;
use kliping::article::census::{Line, Sighting, recurring};

fn main() {
    divan::main();
}

/// An archive of whole pages: eight outlets, each page with 20 lines of its own and 40 of its outlet's.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn captures(bencher: divan::Bencher<'_, '_>, captures: u64) {
    let sightings: Vec<_> = (0..captures).map(page).collect();
    bencher
        .counter(ItemsCount::new(captures))
        .bench(|| recurring(divan::black_box(&sightings)));
}

fn page(number: u64) -> Option<Sighting> {
    let outlet = number % 8;
    let own = (0..20).map(|line| (1 << 40) + number * 20 + line);
    let shared = (0..40).map(|line| outlet * 40 + line);
    let line = |(place, key): (u32, u64)| Line {
        key: key.wrapping_mul(0x9e37_79b9_7f4a_7c15),
        chars: if place < 20 { 150 } else { 20 },
    };
    Some(Sighting {
        outlet: format!("outlet-{outlet}.example"),
        lines: (0..).zip(own.chain(shared)).map(line).collect(),
    })
}
