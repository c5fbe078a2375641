//! What can be typed. The descriptions stand with all other sentences in `assets/i18n`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use clap_complete::Shell;
use jiff::Timestamp;
use uuid::Uuid;

use crate::text;

fn t(id: &str) -> String {
    text::t(id).into_owned()
}

#[derive(Parser)]
#[command(name = "duologue", version, about = t("cli-about"), after_help = t("cli-exit-codes"))]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Args {
    #[arg(value_name = "FILE", help = t("cli-file"))]
    pub(super) file: Option<PathBuf>,
    #[cfg(debug_assertions)]
    #[arg(long, hide = true)]
    pub(super) look_book: bool,
    #[command(subcommand)]
    pub(super) command: Option<Typed>,
}

#[derive(Subcommand)]
pub(super) enum Typed {
    #[command(about = t("cli-guides"))]
    Guides,
    #[command(about = t("cli-guide"), subcommand_required = true)]
    Guide {
        #[command(subcommand)]
        command: GuideCommand,
    },
    #[command(about = t("cli-ideas"), after_help = t("cli-exit-codes"))]
    Ideas {
        #[arg(value_name = "ID_OR_THEME", help = t("cli-ideas-which"))]
        which: Option<String>,
    },
    #[command(about = t("cli-check"), after_help = t("cli-exit-codes"))]
    Check {
        #[arg(value_name = "FILE", help = t("cli-check-file"))]
        file: PathBuf,
    },
    #[command(about = t("cli-show"), after_help = t("cli-exit-codes"))]
    Show {
        #[arg(value_name = "FILE", help = t("cli-show-file"))]
        file: PathBuf,
        #[command(flatten)]
        form: Form,
    },
    #[command(about = t("cli-rehearse"), after_help = format!("{}\n{}", t("cli-rehearse-example"), t("cli-exit-codes")))]
    Rehearse(Rehearse),
    #[command(about = t("cli-words"), subcommand_required = true)]
    Words {
        #[command(subcommand)]
        command: WordsCommand,
    },
    #[command(about = t("cli-completions"))]
    Completions {
        #[arg(value_name = "SHELL", help = t("cli-completions-shell"))]
        shell: Shell,
    },
}

/// How a session is printed; as plain text unless told.
#[derive(clap::Args)]
pub(super) struct Form {
    #[arg(long, help = t("cli-show-json"))]
    pub(super) json: bool,
    #[arg(long, conflicts_with = "json", help = t("cli-show-markdown"))]
    pub(super) markdown: bool,
}

#[derive(Subcommand)]
pub(super) enum GuideCommand {
    #[command(about = t("cli-guide-check"), after_help = t("cli-exit-codes"))]
    Check {
        #[arg(value_name = "FILE", help = t("cli-guide-check-file"))]
        file: PathBuf,
    },
    #[command(about = t("cli-guide-schema"))]
    Schema,
}

#[derive(Subcommand)]
pub(super) enum WordsCommand {
    #[command(about = t("cli-words-notes"), after_help = t("cli-words-notes-lines"))]
    Notes,
    #[command(about = t("cli-words-mirror"), after_help = t("cli-words-mirror-lines"))]
    Mirror,
}

#[derive(clap::Args)]
pub(super) struct Rehearse {
    #[arg(long, value_name = "ID_OR_FILE", help = t("cli-rehearse-guide"))]
    pub(super) guide: PathBuf,
    #[arg(long, value_name = "FILE.jsonl", help = t("cli-rehearse-actions"))]
    pub(super) actions: PathBuf,
    #[arg(long, value_name = "FILE.duologue", help = t("cli-rehearse-out"))]
    pub(super) out: PathBuf,
    #[arg(long, value_name = "TIMESTAMP", help = t("cli-rehearse-start"))]
    pub(super) start: Option<Timestamp>,
    #[arg(long, value_name = "UUID", help = t("cli-rehearse-id"))]
    pub(super) id: Option<Uuid>,
}
