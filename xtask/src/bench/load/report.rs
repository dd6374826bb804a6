//! The report that wrk prints at its end.

use std::fmt;

use serde_json::{Value, json};

/// The result of one run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// Requests per second.
    pub rate: f64,
    /// The time in milliseconds within which half of the responses arrived.
    pub median_ms: f64,
    /// The time in milliseconds within which 99 of 100 arrived.
    pub p99_ms: f64,
    /// Responses with a status of failure, and broken connections.
    pub failed: u64,
}

/// The medians of several runs, and the range of the rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    median: Report,
    slowest: f64,
    fastest: f64,
}

impl Report {
    /// Parses the output of wrk.
    pub fn parse(text: &str) -> Option<Self> {
        let value = |label: &str| {
            let line = text.lines().map(str::trim).find(|line| line.starts_with(label))?;
            line.split_ascii_whitespace().last()
        };
        let failed = text.lines().map(str::trim).filter_map(failures).sum();
        Some(Self {
            rate: value("Requests/sec:")?.parse().ok()?,
            median_ms: milliseconds(value("50%")?)?,
            p99_ms: milliseconds(value("99%")?)?,
            failed,
        })
    }
}

/// Parses `Non-2xx or 3xx responses: 5` or `Socket errors: connect 0, read 2, write 0, timeout 1`.
fn failures(line: &str) -> Option<u64> {
    let counts = line
        .strip_prefix("Non-2xx or 3xx responses:")
        .or_else(|| line.strip_prefix("Socket errors:"))?;
    let words = counts.split([' ', ',']);
    Some(words.filter_map(|word| word.parse::<u64>().ok()).sum())
}

/// Parses `980.00us`, `1.20ms` or `1.02s`.
fn milliseconds(text: &str) -> Option<f64> {
    let number = text.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let factor = match text.strip_prefix(number)? {
        "us" => 0.001,
        "ms" => 1.0,
        "s" => 1_000.0,
        _ => return None,
    };
    Some(number.parse::<f64>().ok()? * factor)
}

/// Summarizes several runs; returns `None` without any.
pub fn spread(reports: &[Report]) -> Option<Spread> {
    let sorted = |of: fn(&Report) -> f64| {
        let mut values: Vec<f64> = reports.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values
    };
    let middle = |of| sorted(of).get(reports.len() / 2).copied();
    let rates = sorted(|report| report.rate);
    Some(Spread {
        median: Report {
            rate: middle(|report| report.rate)?,
            median_ms: middle(|report| report.median_ms)?,
            p99_ms: middle(|report| report.p99_ms)?,
            failed: reports.iter().map(|report| report.failed).sum(),
        },
        slowest: *rates.first()?,
        fastest: *rates.last()?,
    })
}

impl Spread {
    /// Returns the figures as JSON, for the report file.
    pub fn json(&self) -> Value {
        json!({
            "requests_per_second": self.median.rate,
            "slowest_round": self.slowest,
            "fastest_round": self.fastest,
            "median_ms": self.median.median_ms,
            "p99_ms": self.median.p99_ms,
        })
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:>7.0} /s ({:.0}–{:.0}), median {:.2} ms, p99 {:.2} ms",
            self.median.rate, self.slowest, self.fastest, self.median.median_ms, self.median.p99_ms
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Running 1s test @ http://127.0.0.1:8080/
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.02ms    2.00ms  20.00ms   95.00%
    Req/Sec    45.10k     1.00k   46.00k    70.00%
  Latency Distribution
     50%  705.00us
     75%    1.00ms
     90%    1.50ms
     99%    1.02s
  45000 requests in 1.00s, 110.00MB read
  Socket errors: connect 0, read 2, write 0, timeout 1
  Non-2xx or 3xx responses: 5
Requests/sec:  45000.25
Transfer/sec:    110.00MB";

    #[test]
    fn parses_a_report() {
        let expected = Report { rate: 45_000.25, median_ms: 0.705, p99_ms: 1_020.0, failed: 8 };
        assert_eq!(Report::parse(TEXT), Some(expected));
        assert_eq!(Report::parse(&TEXT.replace("99%", "98%")), None);
        assert_eq!(Report::parse("unable to connect"), None);
    }

    #[test]
    fn takes_the_median_of_several_runs() {
        let report = |rate| Report { rate, median_ms: rate / 10.0, p99_ms: rate, failed: 0 };
        let spread = spread(&[report(3.0), report(1.0), report(2.0)]).unwrap();
        let expected = Spread { median: report(2.0), slowest: 1.0, fastest: 3.0 };
        assert_eq!(spread, expected);
        assert_eq!(super::spread(&[]), None);
    }
}
