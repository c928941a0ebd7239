//! A measured figure beside its limit.

use std::io::Write;

/// A measured figure and what it may be at worst.
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    pub(crate) measured: f64,
    pub(crate) limit: f64,
    pub(crate) unit: &'static str,
    pub(crate) at_least: bool,
}

impl Figure {
    pub(crate) fn holds(&self) -> bool {
        if self.at_least { self.measured >= self.limit } else { self.measured <= self.limit }
    }

    pub(crate) fn print(&self, out: &mut impl Write) -> std::io::Result<()> {
        let (sign, verdict) = (if self.at_least { "≥" } else { "≤" }, if self.holds() { "holds" } else { "BROKEN" });
        writeln!(out, "{:<48} {:>12.2} {:<8} limit {sign} {:<10} {verdict}", self.name, self.measured, self.unit, self.limit)
    }
}

/// The memory of a process, in MB: `VmRSS`, or another line of its status.
pub(crate) fn memory(process: u32, line: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|one| one.strip_prefix(line)).unwrap_or("");
    line.trim_start_matches(':').trim().trim_end_matches(" kB").trim().parse::<f64>().map_or(f64::NAN, |kb| kb / 1000.0)
}

/// The processor time that a process has used, in seconds: the fourteenth and fifteenth of its numbers, in hundredths.
pub(crate) fn worked(process: u32) -> f64 {
    let line = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name of the program, which may hold spaces, ends with the last bracket.
    let numbers = line.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().skip(11).take(2);
    numbers.filter_map(|number| number.parse::<f64>().ok()).sum::<f64>() / 100.0
}
