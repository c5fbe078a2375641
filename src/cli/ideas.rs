//! `duologue ideas`: from a theme or an idea to all that meets it.

use crate::{
    cli::{Verdict, failure::Failure, output::Output},
    ideas::{self, Carrier, Idea, IdeaId, Theme, carriers},
    text,
};

/// Prints the themes, or what belongs to the theme or idea that was typed.
pub(super) fn list(output: &mut Output, typed: Option<&str>) -> Result<Verdict, Failure> {
    let Some(typed) = typed else { return themes(output) };
    if let Some(idea) = typed.parse().ok().and_then(ideas::find) {
        return one_idea(output, idea);
    }
    match ideas::themes().iter().find(|theme| is_called(theme, typed)) {
        Some(theme) => one_theme(output, theme),
        None => Err(Failure::NoSuchIdea(typed.to_owned())),
    }
}

/// By its short name, or as somebody says it; a keyboard has no curly apostrophe.
fn is_called(theme: &Theme, typed: &str) -> bool {
    theme.id == typed || theme.name.to_lowercase() == typed.to_lowercase().replace('\'', "’")
}

fn themes(output: &mut Output) -> Result<Verdict, Failure> {
    let headings = ["theme", "name", "ideas"].map(|it| text::t(&format!("cli-column-{it}")).into_owned());
    let row = |theme: &Theme| [theme.id.clone(), theme.name.clone(), of_theme(theme).len().to_string()];
    let rows: Vec<[String; 3]> = [headings].into_iter().chain(ideas::themes().iter().map(row)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let [id, name, count] = [width(0), width(1), width(2)];
    for row in &rows {
        output.line(&format!("{:id$}  {:name$}  {:>count$}", row[0], row[1], row[2]))?;
    }
    Ok(Verdict::Sound)
}

fn of_theme(theme: &Theme) -> Vec<&'static Idea> {
    ideas::ideas().iter().filter(|idea| idea.theme == theme.id).collect()
}

fn one_theme(output: &mut Output, theme: &Theme) -> Result<Verdict, Failure> {
    let members = of_theme(theme);
    output.line(&theme.name)?;
    output.line("")?;
    for idea in &members {
        output.line(&format!("{:<5} {}", idea.id.to_string(), idea.text))?;
    }
    met_in(output, &members.iter().map(|idea| idea.id).collect::<Vec<_>>())
}

fn one_idea(output: &mut Output, idea: &Idea) -> Result<Verdict, Failure> {
    output.line(&format!("{} {}", idea.id, idea.text))?;
    output.line("")?;
    if let Some(theme) = ideas::themes().iter().find(|theme| theme.id == idea.theme) {
        output.line(&text::with("cli-ideas-theme", &[("name", theme.name.as_str().into())]))?;
    }
    output.line(&text::with("cli-ideas-where", &[("place", idea.place.as_str().into())]))?;
    met_in(output, &[idea.id])
}

/// All that carries one of these, under a heading for each kind.
fn met_in(output: &mut Output, wanted: &[IdeaId]) -> Result<Verdict, Failure> {
    let mut last = "";
    for carrier in carriers(wanted) {
        let (kind, name) = entry(carrier);
        if kind != last {
            output.line("")?;
            output.line(&text::t(&format!("cli-ideas-of-{kind}")))?;
            last = kind;
        }
        output.line(&format!("  {name}"))?;
    }
    Ok(Verdict::Sound)
}

/// The kind of a carrier, and what it is called.
fn entry(carrier: Carrier) -> (&'static str, String) {
    match carrier {
        Carrier::Guide(guide) => ("guide", guide.title.clone()),
        Carrier::Card(card) => ("card", card.title.clone()),
        Carrier::Question(question) => {
            let id = if question.better_with_a_coach() { "cli-ideas-hot-question" } else { "cli-ideas-question" };
            let args = [("text", question.text.as_str().into()), ("heat", question.heat.into())];
            ("question", text::with(id, &args).into_owned())
        }
        Carrier::Page(page) => ("page", page.title.clone()),
        Carrier::Tool(tool) => ("tool", tool.name().into_owned()),
    }
}
