//! The voice of this computer, where it has one: it reads prompts aloud, so that the two can look at each other.
//!
//! Never a word of the two: only what the program says itself, with their names. The text goes through standard input,
//! because everybody on a computer can see arguments. Nobody waits for the voice, and nothing needs it.

use std::{
    ffi::OsString,
    io::Write as _,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread::{Builder, JoinHandle},
    time::Duration,
};

/// How often it is looked whether a voice that reads has come to its end.
const LOOK: Duration = Duration::from_millis(200);

/// A program that reads aloud what comes in on its standard input, and falls silent when its process ends.
pub struct Engine {
    program: OsString,
    args: Vec<OsString>,
}

impl Engine {
    /// A program with its arguments.
    pub fn new(program: impl Into<OsString>, args: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        Self { program: program.into(), args: args.into_iter().map(Into::into).collect() }
    }

    fn begin(&self, text: &str) -> Option<Child> {
        let mut command = Command::new(&self.program);
        command.args(&self.args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        without_window(&mut command);
        let mut child = command.spawn().ok()?;
        if let Some(mut input) = child.stdin.take()
            && let Err(error) = input.write_all(text.as_bytes())
        {
            // It comes to a bad end, which is seen later.
            log::debug!("the voice does not listen: {}", error.kind());
        }
        Some(child)
    }
}

/// A program of the command line opens no black window.
#[cfg(windows)]
fn without_window(command: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_window(_command: &mut Command) {}

/// The voices that this system may have, the most likely first.
///
/// Not the speech service of Linux desktops: it can only be silenced for everybody, screen readers too.
#[must_use]
pub fn engines() -> Vec<Engine> {
    if cfg!(target_os = "macos") {
        vec![Engine::new("say", ["-f", "-"])]
    } else if cfg!(windows) {
        let script = "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; \
                      (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())";
        vec![Engine::new("powershell", ["-NoProfile", "-Command", script])]
    } else {
        ["espeak-ng", "espeak"].map(|program| Engine::new(program, ["-v", "en", "--stdin"])).into()
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
    /// A voice with the first of these engines that works; `wake` is called when there turns out to be none.
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

/// What is being read, by which of the engines.
struct Reading {
    text: String,
    engine: usize,
    child: Child,
}

impl Reading {
    /// Begins to read with the first engine from this one on that is there.
    fn begin(engines: &[Engine], from: usize, text: String) -> Option<Self> {
        let begun = |(engine, it): (usize, &Engine)| Some((engine, it.begin(&text)?));
        let (engine, child) = engines.iter().enumerate().skip(from).find_map(begun)?;
        Some(Self { text, engine, child })
    }

    fn end(mut self) {
        // It may have ended by itself.
        if self.child.kill().and_then(|()| self.child.wait()).is_err() {
            log::debug!("the voice had ended");
        }
    }
}

fn read_aloud(engines: &[Engine], inbox: &Receiver<Ask>, missing: impl Fn()) {
    let mut reading: Option<Reading> = None;
    loop {
        let ask = match &reading {
            Some(_) => inbox.recv_timeout(LOOK),
            None => inbox.recv().map_err(|_closed| RecvTimeoutError::Disconnected),
        };
        match ask {
            Ok(Ask::Say(text)) => {
                reading.take().into_iter().for_each(Reading::end);
                reading = Reading::begin(engines, 0, text);
                if reading.is_none() {
                    missing();
                }
            }
            Ok(Ask::Hush) => reading.take().into_iter().for_each(Reading::end),
            Ok(Ask::End) | Err(RecvTimeoutError::Disconnected) => {
                reading.take().into_iter().for_each(Reading::end);
                return;
            }
            Err(RecvTimeoutError::Timeout) => {
                let ended = reading.as_mut().and_then(|it| it.child.try_wait().ok().flatten());
                let Some(status) = ended else { continue };
                // One that is there and cannot speak gives way to the next.
                if let Some(Reading { text, engine, .. }) = reading.take().filter(|_| !status.success()) {
                    reading = Reading::begin(engines, engine + 1, text);
                    if reading.is_none() {
                        missing();
                    }
                }
            }
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

    #[cfg(unix)]
    #[test]
    fn a_voice_that_cannot_speak_gives_way_to_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("said");
        let voice = Voice::spawn(vec![Engine::new("false", ["-"]), Engine::new("tee", [&path])], || ()).unwrap();
        voice.say("Breathe out.");
        until(&path, |said| said == "Breathe out.");
        assert!(!voice.is_found_missing());
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
