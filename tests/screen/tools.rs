//! Tools of the system: started, asked, watched until they rest, and ended with the test.

use std::{
    fs::{self, File},
    io::{self, ErrorKind},
    os::unix::process::CommandExt as _,
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process_group};

/// How long something may take on a busy machine before it counts as not happening.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often it is looked for.
const OFTEN: Duration = Duration::from_millis(20);

/// Looks until it is there.
#[track_caller]
pub(super) fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    let Some(found) = within(PATIENCE, look) else { panic!("waited in vain: {what}") };
    found
}

/// Looks until it is there, or this much time has passed.
pub(super) fn within<T>(time: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + time;
    loop {
        let found = look();
        if found.is_some() || Instant::now() > end {
            return found;
        }
        thread::sleep(OFTEN);
    }
}

/// A process, with all that it starts; they end with the test, also with one that fails.
pub(super) struct Running(Child);

impl Running {
    /// Starts it; where it is missing, says which package has it.
    pub(super) fn start(command: &mut Command, package: &str) -> Self {
        Self(there(command.stdin(Stdio::null()).process_group(0).spawn(), package))
    }

    /// SIGKILL: as sudden as a power cut.
    pub(super) fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// How it ended, once it has.
    pub(super) fn ended(&mut self) -> Option<i32> {
        self.0.try_wait().unwrap().map(|status| status.code().unwrap_or(-1))
    }

    /// What it is about to say.
    pub(super) fn stdout(&mut self) -> std::process::ChildStdout {
        self.0.stdout.take().unwrap()
    }

    /// How often each of its threads has run so far, where all of them are asleep.
    pub(super) fn asleep(&self) -> io::Result<Vec<String>> {
        let mut threads = Vec::new();
        asleep(&self.0.id().to_string(), &mut threads).map(|()| threads)
    }
}

impl Drop for Running {
    /// Asks all of them to end, so that a screen can put away its lock; whoever does not is made to.
    fn drop(&mut self) {
        let Some(group) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) else { return };
        for signal in [Signal::TERM, Signal::KILL] {
            // All of them may have ended by themselves.
            let _ = kill_process_group(group, signal);
            if within(Duration::from_secs(5), || self.0.try_wait().ok().flatten()).is_some() {
                return;
            }
        }
    }
}

fn asleep(process: &str, threads: &mut Vec<String>) -> io::Result<()> {
    for thread in fs::read_dir(format!("/proc/{process}/task"))? {
        let thread = thread?.path();
        let status = fs::read_to_string(thread.join("status"))?;
        let line = |name: &str| status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        if !line("State:").contains("(sleeping)") {
            return Err(ErrorKind::ResourceBusy.into());
        }
        threads.push(format!("{} {}", line("voluntary_ctxt_switches:"), line("nonvoluntary_ctxt_switches:")));
        for child in fs::read_to_string(thread.join("children"))?.split_whitespace() {
            asleep(child, threads)?;
        }
    }
    Ok(())
}

/// What a tool says; nothing where it does not succeed.
pub(super) fn said(command: &mut Command, package: &str) -> Option<String> {
    let Output { status, stdout, .. } = there(command.output(), package);
    status.success().then(|| String::from_utf8_lossy(&stdout).trim().to_owned())
}

fn there<T>(result: io::Result<T>, package: &str) -> T {
    match result {
        Ok(there) => there,
        Err(error) if error.kind() == ErrorKind::NotFound => panic!("the package {package} is needed"),
        Err(error) => panic!("{package}: {error}"),
    }
}

/// A file for what a process tells.
pub(super) fn log(path: &Path) -> Stdio {
    File::options().append(true).create(true).open(path).unwrap().into()
}
