//! `duologue guides` and `duologue guide …`.

use std::path::Path;

use crate::{
    cli::{
        Verdict,
        failure::{Failure, shown},
        output::{Output, note},
        read_text,
    },
    guide::{self, Guide, Problem},
    text,
};

/// The longest guide file that is read, in bytes; far beyond any that two people could follow.
pub(super) const LONGEST_GUIDE: u64 = 16 << 20;

/// The shelf as a table.
pub(super) fn list(output: &mut Output) -> Result<Verdict, Failure> {
    let mut rows = vec![["id", "title", "minutes", "heat"].map(|it| text::t(&format!("cli-column-{it}")).into_owned())];
    rows.extend(guide::shelf().iter().map(|guide| row(guide)));
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let [id, title, minutes] = [width(0), width(1), width(2)];
    for row in &rows {
        output.line(&format!("{:id$}  {:title$}  {:>minutes$}  {}", row[0], row[1], row[2], row[3]))?;
    }
    Ok(Verdict::Sound)
}

fn row(guide: &Guide) -> [String; 4] {
    let [shortest, longest] = guide.minutes;
    [guide.id.clone(), guide.title.clone(), format!("{shortest}–{longest}"), guide.heat.to_string()]
}

/// Reads a guide as strictly as the shelf does, and says all that is wrong with it.
pub(super) fn check(output: &mut Output, path: &Path) -> Result<Verdict, Failure> {
    match guide::read(&read_text(path, LONGEST_GUIDE)?) {
        Ok(_) => output.line(&text::t("cli-guide-sound")),
        Err(problems) => {
            tell(&problems, path);
            Ok(Verdict::Wrong)
        }
    }
}

/// One line for each problem, in the form that editors jump to.
pub(super) fn tell(problems: &[Problem], path: &Path) {
    for problem in problems {
        let args = [
            ("path", shown(path).into()),
            ("line", problem.line.to_string().into()),
            ("column", problem.column.to_string().into()),
            ("what", problem.what().into()),
            ("todo", problem.todo().into()),
        ];
        note(&crate::export::harmless(&text::with("cli-guide-problem", &args)).replace('\n', " "));
    }
}

/// The JSON Schema.
pub(super) fn schema(output: &mut Output) -> Result<Verdict, Failure> {
    output.line(&format!("{:#}", guide::schema()))
}
