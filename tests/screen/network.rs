//! P13 and P14: no word leaves this computer, and nobody looks in from outside.

use std::{fs, process::Command};

use super::{
    evening::{begin, go_on},
    stage::Stage,
};

#[test]
fn every_socket_stays_on_this_computer() {
    let mut stage = Stage::empty();
    let log = stage.home().path("sockets");
    let program = stage.program::<&str>(&[]);
    // With a desktop’s bus, so that all is tried that speaks to one.
    let mut command = Command::new("dbus-run-session");
    // By way of a filter, or strace would stop the program at every other call, too, and slow it down a hundredfold.
    command.args(["--", "strace", "-f", "--seccomp-bpf", "-qq"]);
    command.args(["-e", "trace=socket,connect,bind,listen,accept,accept4", "-o"]);
    command.arg(&log).arg(program.get_program()).current_dir(stage.home().folder());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    // The inspector of egui opens a port for whoever asks with this; it must not be built in.
    command.env("EGUI_INSPECTION", "1");
    stage.start_as(command, "dbus");

    begin(&stage, "ana", "ben");
    for _ in 0..3 {
        go_on(&stage);
    }
    stage.keys(&["F9", "F9", "ctrl+q"]);
    assert_eq!(stage.close("Return"), 0, "{}", stage.told());

    let calls = fs::read_to_string(log).unwrap();
    assert!(calls.contains("socket(AF_UNIX"), "nothing was watched: {calls}");
    for call in calls.lines() {
        let opens = call.contains(" socket(") && !call.contains("AF_UNIX");
        let reaches = call.contains("sa_family=") && !call.contains("sa_family=AF_UNIX");
        let waits = call.contains(" listen(") || call.contains(" accept");
        assert!(!opens && !reaches && !waits, "{call}");
    }
}
