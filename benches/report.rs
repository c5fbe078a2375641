//! The table: each figure, what it is held against, and whether the goal is met.

#![expect(clippy::print_stdout, reason = "a table that nobody sees is of no use")]

use std::{fmt, time::Duration};

/// What a figure is counted in.
#[derive(Clone, Copy)]
pub(crate) enum Unit {
    Millis,
    Megabytes,
    Percent,
    Times,
}

struct Figure(f64, Unit);

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value, unit) = self;
        let text = match unit {
            Unit::Millis if *value < 1.0 => format!("{value:.3} ms"),
            Unit::Millis if *value < 100.0 => format!("{value:.2} ms"),
            Unit::Millis => format!("{value:.0} ms"),
            Unit::Megabytes => format!("{value:.1} MB"),
            Unit::Percent => format!("{value:.2} %"),
            Unit::Times => format!("{value:.0}"),
        };
        f.pad(&text)
    }
}

/// What the columns mean.
pub(crate) fn legend() {
    row("", "ours", "theirs", "ratio", "goal");
}

/// What the following lines are about, and what “theirs” is.
pub(crate) fn heading(text: &str) {
    println!("\n{text}");
}

/// A figure held against the same of something plainer, with the highest ratio that is good enough.
pub(crate) fn against(what: &str, unit: Unit, ours: f64, theirs: f64, goal: Option<f64>) {
    let ratio = ours / theirs;
    let told = goal.map(|goal| format!("at most {goal} ×: {}", met(ratio <= goal)));
    row(
        what,
        &Figure(ours, unit).to_string(),
        &Figure(theirs, unit).to_string(),
        &format!("{ratio:.2} ×"),
        &told.unwrap_or_default(),
    );
}

/// A figure that stands alone, with the highest that is good enough.
pub(crate) fn alone(what: &str, unit: Unit, ours: f64, goal: Option<f64>) {
    let told = goal.map(|goal| format!("at most {}: {}", Figure(goal, unit), met(ours <= goal)));
    row(what, &Figure(ours, unit).to_string(), "", "", &told.unwrap_or_default());
}

fn met(met: bool) -> &'static str {
    if met { "met" } else { "missed" }
}

fn row(what: &str, ours: &str, theirs: &str, ratio: &str, goal: &str) {
    println!("{}", format!("  {what:<54}{ours:>11}{theirs:>11}{ratio:>9}   {goal}").trim_end());
}

/// How long the same took, each time, in milliseconds.
#[derive(Default)]
pub(crate) struct Times {
    millis: Vec<f64>,
    sum: Duration,
}

impl Times {
    /// Adds one, and gives the sum of all.
    pub(crate) fn add(&mut self, time: Duration) -> Duration {
        self.millis.push(time.as_secs_f64() * 1000.0);
        self.sum += time;
        self.sum
    }

    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// The time that so many of a hundred stay under or meet.
    pub(crate) fn percentile(&self, of_hundred: usize) -> f64 {
        let mut sorted = self.millis.clone();
        sorted.sort_by(f64::total_cmp);
        let place = (sorted.len() * of_hundred).div_ceil(100).saturating_sub(1);
        sorted.get(place).copied().unwrap_or(f64::NAN)
    }
}
