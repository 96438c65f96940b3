//! Response headers that a host is to send with the site, in the form that it reads.
//!
//! The pages hold neither scripts nor styles of their own, and ask no other host for anything: so all of
//! that can be forbidden, and what a hostile capture might ever bring into a page does nothing.

use clap::ValueEnum;

/// A host, or a program that serves sites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Host {
    /// A file `_headers`, as Netlify and Cloudflare Pages read it
    Netlify,
    /// A file to include in nginx's configuration
    Nginx,
}

/// The headers for a host.
pub fn of(host: Host) -> &'static str {
    match host {
        Host::Netlify => include_str!("headers/netlify.txt"),
        Host::Nginx => include_str!("headers/nginx.conf"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_hosts_are_told_the_same_headers() {
        let netlify: Vec<(&str, &str)> = of(Host::Netlify)
            .lines()
            .filter_map(|line| line.strip_prefix("  ")?.split_once(": "))
            .collect();
        let nginx: Vec<(&str, &str)> = of(Host::Nginx)
            .lines()
            .filter_map(|line| line.strip_prefix("add_header ")?.split_once(' '))
            .map(|(name, value)| {
                (
                    name,
                    value.trim_end_matches("\" always;").trim_start_matches('"'),
                )
            })
            .collect();
        assert_eq!(netlify, nginx);
        assert_eq!(netlify.len(), 5);
    }
}
