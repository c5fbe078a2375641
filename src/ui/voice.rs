//! The voice of this computer, where it has one: it reads prompts aloud, so that the two can look at each other.
//!
//! Never a word of the two: only what the program says itself, with their names. The text goes through standard input,
//! because everybody on a computer can see arguments. Nobody waits for the voice, and nothing needs it.

use std::{
    ffi::OsString,
    io::Write as _,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, Sender, channel},
    thread::{Builder, JoinHandle},
};

/// A program that reads aloud what comes in on its standard input.
pub struct Engine {
    program: OsString,
    args: Vec<OsString>,
    /// What makes it silent where the end of its process does not.
    hush: Vec<OsString>,
}

impl Engine {
    /// A program with its arguments, which falls silent when its process ends.
    pub fn new(program: impl Into<OsString>, args: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        Self { program: program.into(), args: args.into_iter().map(Into::into).collect(), hush: Vec::new() }
    }

    fn hushed_by(mut self, argument: &str) -> Self {
        self.hush.push(argument.into());
        self
    }

    fn command(&self, args: &[OsString]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn begin(&self, text: &str) -> Option<Child> {
        let mut child = self.command(&self.args).stdin(Stdio::piped()).spawn().ok()?;
        let written = child.stdin.take().is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok());
        if !written {
            end(&mut child);
        }
        written.then_some(child)
    }

    fn hush(&self, child: &mut Child) {
        end(child);
        if !self.hush.is_empty()
            && let Err(error) = self.command(&self.hush).status()
        {
            log::debug!("the voice could not be hushed: {}", error.kind());
        }
    }
}

fn end(child: &mut Child) {
    // It may have ended by itself.
    if child.kill().and_then(|()| child.wait()).is_err() {
        log::debug!("the voice had ended");
    }
}

/// The voices that this system may have, the most likely first.
#[must_use]
pub fn engines() -> Vec<Engine> {
    if cfg!(target_os = "macos") {
        vec![Engine::new("say", ["-f", "-"])]
    } else if cfg!(windows) {
        let script = "Add-Type -AssemblyName System.Speech; \
                      (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())";
        vec![Engine::new("powershell", ["-NoProfile", "-Command", script])]
    } else {
        vec![
            Engine::new("spd-say", ["--pipe-mode", "--wait"]).hushed_by("--cancel"),
            Engine::new("espeak-ng", ["--stdin"]),
            Engine::new("espeak", ["--stdin"]),
        ]
    }
}

/// What the voice is asked for.
enum Ask {
    Say(String),
    Hush,
    End,
}

/// The way to the voice.
pub struct Voice {
    asks: Sender<Ask>,
    missing: Receiver<()>,
    thread: Option<JoinHandle<()>>,
}

impl Voice {
    /// A voice with the first of these engines that is there; `wake` is called when there turns out to be none.
    ///
    /// # Errors
    ///
    /// The system gives no thread.
    pub fn spawn(engines: Vec<Engine>, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (asks, inbox) = channel();
        let (outbox, missing) = channel();
        let thread = Builder::new().name("voice".to_owned()).spawn(move || {
            read_aloud(&engines, &inbox, || {
                // The window may have closed meanwhile.
                if outbox.send(()).is_ok() {
                    wake();
                }
            });
        })?;
        Ok(Self { asks, missing, thread: Some(thread) })
    }

    /// Reads this aloud, instead of what is being read.
    pub fn say(&self, text: &str) {
        self.ask(Ask::Say(text.to_owned()));
    }

    /// Falls silent.
    pub fn hush(&self) {
        self.ask(Ask::Hush);
    }

    /// Whether it has turned out since the last time that this computer has no voice.
    pub fn is_found_missing(&self) -> bool {
        self.missing.try_recv().is_ok()
    }

    fn ask(&self, ask: Ask) {
        // The thread ends only with the window.
        let _ = self.asks.send(ask);
    }
}

impl Drop for Voice {
    /// Nothing goes on talking in an empty room.
    fn drop(&mut self) {
        self.ask(Ask::End);
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            log::error!("the thread of the voice has ended badly");
        }
    }
}

fn read_aloud(engines: &[Engine], inbox: &Receiver<Ask>, missing: impl Fn()) {
    let mut speaking: Option<(&Engine, Child)> = None;
    for ask in inbox {
        if let Some((engine, mut child)) = speaking.take() {
            engine.hush(&mut child);
        }
        match ask {
            Ask::Say(text) => {
                speaking = engines.iter().find_map(|engine| Some((engine, engine.begin(&text)?)));
                if speaking.is_none() {
                    missing();
                }
            }
            Ask::Hush => {}
            Ask::End => return,
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    use std::{path::Path, time::Duration};

    use super::*;

    #[cfg(unix)]
    fn until(path: &Path, there: impl Fn(&str) -> bool) -> String {
        for _ in 0..1_000 {
            let said = std::fs::read_to_string(path).unwrap_or_default();
            if there(&said) {
                return said;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it was never said");
    }

    #[cfg(unix)]
    #[test]
    fn it_reads_what_it_is_given_with_the_first_voice_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("said");
        let engines = vec![Engine::new("no such voice", ["-"]), Engine::new("tee", [&path])];
        let voice = Voice::spawn(engines, || ()).unwrap();
        voice.say("Take one breath. Now swap.");
        until(&path, |said| said == "Take one breath. Now swap.");
        assert!(!voice.is_found_missing());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_being_read_ends_when_the_window_is_hidden_or_closed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("said");
        // Says that it has begun, and never ends by itself.
        let script = format!("cat > '{}'; exec sleep 1000", path.display());
        let engine = || Engine::new("sh", ["-c", &script]);
        let voice = Voice::spawn(vec![engine()], || ()).unwrap();
        voice.say("One");
        until(&path, |said| said == "One");
        voice.hush();
        voice.say("Two");
        until(&path, |said| said == "Two");
        // Hangs where the voice is waited for instead of being ended.
        drop(voice);
    }

    #[test]
    fn it_is_said_once_where_there_is_no_voice() {
        let (woken, wakes) = channel();
        let voice = Voice::spawn(vec![Engine::new("no such voice", ["-"])], move || woken.send(()).unwrap()).unwrap();
        voice.say("Hello");
        wakes.recv().unwrap();
        assert!(voice.is_found_missing() && !voice.is_found_missing());
    }
}
