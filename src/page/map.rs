//! The map of the world: a drawer of one size for each country, roughly where it lies.
//!
//! Drawers and no outlines, because an archive may name Palau as often as China and a reader must find
//! both; and because a chart of places takes no side on borders. It is drawn from the Indian Ocean to the
//! Pacific, as atlases of South-East Asia are, so that no island country is cut off at an edge.

use super::Site;
use super::view::{self, Shared, object};
use crate::locale::{Region, Variable};
use std::fmt::Write;
use tera::Value;

/// Every code of ISO 3166-1, and `XK`; `..` is sea.
const CHART: &str = "
.. IS .. SJ .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. GL .. ..
.. FO .. NO SE FI .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. CA .. PM .. .. ..
IE IM GB DK AX EE LV .. .. RU .. .. .. .. .. .. .. .. .. .. .. .. .. .. US .. .. BM .. ..
GG JE NL DE PL LT BY .. .. .. KZ .. MN .. .. .. .. .. .. .. .. .. .. .. MX .. BS TC .. ..
.. BE LU CZ SK UA MD .. GE .. UZ KG .. .. KP JP .. .. .. .. .. .. .. .. GT BZ CU HT DO PR
FR CH LI AT HU RO .. .. AM AZ TM TJ CN .. KR .. .. .. .. .. .. .. .. .. SV HN JM KY VG VI
PT ES AD MC SI HR RS BG TR .. IR AF NP BT .. .. TW .. .. .. .. .. UM .. .. NI .. MF AI SX
GI .. IT SM BA ME XK MK SY IQ KW PK IN BD MO HK .. .. .. MP .. .. .. .. .. CR .. BL KN AG
.. .. MT VA AL GR CY LB JO SA BH .. .. MM LA VN .. PH .. GU MH .. .. .. .. PA .. BQ MS GP
.. EH MA DZ TN LY EG IL PS YE QA AE .. TH KH .. .. .. PW FM NR KI .. .. .. .. AW CW DM MQ
CV MR ML NE TD SD ER DJ .. .. OM .. LK MY .. BN .. .. .. .. .. TV .. .. CO VE TT GD VC LC
SN GM BF BJ NG CF SS ET SO .. .. MV .. SG ID TL .. PG SB .. TK WS .. .. EC GY SR GF .. BB
GW GN CI GH TG CM UG KE .. SC .. IO CC CX .. .. .. .. VU WF AS CK .. .. PE BO BR .. .. ..
.. SL LR ST GQ CD RW TZ KM .. .. .. .. .. .. AU .. .. NC FJ TO NU PF .. CL PY .. .. .. ..
SH .. .. .. GA CG BI MW YT .. .. .. .. .. .. .. .. .. .. NF .. .. PN .. AR UY .. .. .. ..
.. .. .. .. AO ZM ZW MZ MG MU .. .. .. .. .. .. .. NZ .. .. .. .. .. .. .. .. FK GS .. ..
.. .. .. .. NA BW SZ .. .. RE .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. BV .. ZA LS .. .. .. .. TF HM .. .. .. AQ .. .. .. .. .. .. .. .. .. .. .. .. .. ..
";

/// The side of a drawer with the gap to the next, in units of the drawing.
const STEP: usize = 28;

/// The gap between two drawers.
const GAP: usize = 2;

/// Where countries lie: column and row of each code, row by row from the west.
fn places() -> impl Iterator<Item = (Region, usize, usize)> {
    let rows = CHART.trim().lines().enumerate();
    rows.flat_map(|(row, line)| {
        let codes = line.split_whitespace().enumerate();
        codes.filter_map(move |(column, code)| Some((code.parse().ok()?, column, row)))
    })
}

/// The map of an interface: the drawers with articles, and one outline of all others.
pub fn view(site: &Site<'_>, number: usize, shared: &Shared) -> Value {
    let interface = &site.interfaces[number];
    let facets = &site.archive.countries;
    let most = facets.iter().map(|facet| facet.entries.len()).max();
    let most = most.unwrap_or(1);
    let (mut tiles, mut empty) = (Vec::new(), String::new());
    let side = STEP - GAP;
    for (code, column, row) in places() {
        let (x, y) = (column * STEP + GAP / 2, row * STEP + GAP / 2);
        let Ok(country) = facets.binary_search_by_key(&code, |facet| facet.key) else {
            // Writing to a string cannot fail.
            let _ = write!(empty, "M{x} {y}h{side}v{side}h-{side}z");
            continue;
        };
        let count = facets[country].entries.len();
        let n = ("n", Variable::Number(count as u64));
        tiles.push(view::extend(
            &shared.countries[country],
            [
                ("x", Value::from(x)),
                ("y", Value::from(y)),
                ("level", Value::from(view::level(count, most))),
                (
                    "articles",
                    Value::from(super::words::string(interface, "articles-count", &[n])),
                ),
            ],
        ));
    }
    let columns = CHART
        .trim()
        .lines()
        .next()
        .map_or(0, |line| line.split_whitespace().count());
    object([
        ("width", Value::from(columns * STEP)),
        ("height", Value::from(CHART.trim().lines().count() * STEP)),
        ("side", Value::from(side)),
        ("tiles", Value::from(tiles)),
        ("empty", Value::from(empty)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::regions;
    use std::collections::BTreeSet;

    #[test]
    fn every_country_has_one_place_on_the_map() {
        let placed: Vec<Region> = places().map(|(code, ..)| code).collect();
        let known: BTreeSet<Region> = regions::names("en".parse().unwrap())
            .into_iter()
            .map(|(code, _)| code)
            .collect();
        assert_eq!(placed.iter().copied().collect::<BTreeSet<_>>(), known);
        assert_eq!(placed.len(), known.len(), "a country stands twice");
        let mut widths = CHART.trim().lines().map(str::len);
        let first = widths.next();
        assert!(
            widths.all(|width| Some(width) == first),
            "a row is shorter than others"
        );
    }
}
