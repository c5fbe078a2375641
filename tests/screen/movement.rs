//! What the desktop asks of its programs, heard from a bus of its own.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use duologue::ui::movement::is_less_asked_for;
use tempfile::TempDir;
use zbus::{connection, fdo, interface, zvariant::OwnedValue};

/// A bus on which nobody is until somebody comes.
struct Bus {
    process: Child,
    address: String,
    _folder: TempDir,
}

impl Bus {
    #[expect(clippy::disallowed_methods, reason = "a file of the bus")]
    fn start() -> Self {
        // Not the bus of a session: that one knows of services on this computer, and starts them.
        let folder = TempDir::new().unwrap();
        let config = folder.path().join("bus.conf");
        let listen = format!("<listen>unix:path={}</listen><auth>EXTERNAL</auth>", folder.path().join("bus").display());
        let may = r#"<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>"#;
        let policy = format!(r#"<policy context="default">{may}</policy>"#);
        fs::write(&config, format!("<busconfig><type>session</type>{listen}{policy}</busconfig>")).unwrap();
        let mut process = Command::new("dbus-daemon")
            .args(["--nofork", "--print-address", "--config-file"])
            .arg(config)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { process, address: address.trim().to_owned(), _folder: folder }
    }

    /// What the program hears where a desktop has these settings.
    fn heard(&self, desktop: Desktop) -> Option<bool> {
        let serving = async {
            connection::Builder::address(&*self.address)?
                .serve_at("/org/freedesktop/portal/desktop", desktop)?
                .name("org.freedesktop.portal.Desktop")?
                .build()
                .await
        };
        let _serving = pollster::block_on(serving).unwrap();
        is_less_asked_for(Some(&self.address))
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What a desktop knows; nothing where it does not know the key.
#[derive(Default)]
struct Desktop {
    reduced: Option<u32>,
    animations: Option<bool>,
}

#[interface(name = "org.freedesktop.portal.Settings")]
impl Desktop {
    /// Wraps the value once more than its type says, as desktops do.
    fn read(&self, group: &str, key: &str) -> fdo::Result<OwnedValue> {
        let value = match (group, key) {
            ("org.freedesktop.appearance", "reduced-motion") => self.reduced.map(zbus::zvariant::Value::from),
            ("org.gnome.desktop.interface", "enable-animations") => self.animations.map(zbus::zvariant::Value::from),
            _ => None,
        };
        let value = value.ok_or_else(|| fdo::Error::Failed("no such key".to_owned()))?;
        OwnedValue::try_from(zbus::zvariant::Value::new(value)).map_err(|error| fdo::Error::Failed(error.to_string()))
    }
}

#[test]
fn less_movement_is_heard_from_the_desktop() {
    let bus = Bus::start();
    assert_eq!(is_less_asked_for(Some(&bus.address)), None, "nobody is there");
    assert_eq!(bus.heard(Desktop::default()), None, "and nobody who knows");
    for (reduced, animations, less) in [
        (Some(1), None, true),
        (Some(0), None, false),
        (Some(0), Some(false), true),
        (Some(1), Some(true), true),
        (None, Some(false), true),
        (None, Some(true), false),
    ] {
        assert_eq!(bus.heard(Desktop { reduced, animations }), Some(less), "{reduced:?} {animations:?}");
    }
    assert_eq!(is_less_asked_for(Some("unix:path=/nowhere/at/all")), None);
}
