//! Whether this computer asks its programs to move less.
//!
//! A Linux desktop tells it to whoever asks, over its bus; elsewhere the own setting is all there is. It is asked once,
//! on a thread of its own, and nothing waits for the answer. Nothing is told but the question.

use std::{
    io,
    sync::mpsc::{Receiver, channel},
    thread::Builder,
};

/// Whether this system can be asked.
pub const IS_ASKED: bool = cfg!(all(unix, not(target_os = "macos")));

/// An answer that may come, once.
pub struct Asked(Receiver<bool>);

impl Asked {
    /// Asks this computer; `wake` is called when it has answered.
    ///
    /// # Errors
    ///
    /// The system gives no thread.
    pub fn ask(wake: impl FnOnce() + Send + 'static) -> io::Result<Self> {
        let (outbox, answer) = channel();
        Builder::new().name("movement".to_owned()).spawn(move || {
            if let Some(less) = is_less_asked_for(None)
                && outbox.send(less).is_ok()
            {
                wake();
            }
        })?;
        Ok(Self(answer))
    }

    /// The answer, when it has just come.
    pub fn answer(&self) -> Option<bool> {
        self.0.try_recv().ok()
    }
}

/// Whether less movement is asked for, on the bus of this address or on that of the desktop; nothing where nobody says.
#[cfg(all(unix, not(target_os = "macos")))]
#[must_use]
pub fn is_less_asked_for(bus: Option<&str>) -> Option<bool> {
    // A bus may be on another computer, and nothing here speaks to another computer.
    let elsewhere = |addresses: &str| addresses.split(';').any(|it| !it.is_empty() && !it.starts_with("unix:"));
    if bus.is_none() && std::env::var("DBUS_SESSION_BUS_ADDRESS").is_ok_and(|addresses| elsewhere(&addresses)) {
        return None;
    }
    let told = pollster::block_on(desktop::is_less_asked_for(bus));
    told.inspect_err(|error| log::debug!("the desktop does not say how much may move: {error}")).ok()
}

/// Nobody is asked here.
#[cfg(not(all(unix, not(target_os = "macos"))))]
#[must_use]
pub fn is_less_asked_for(_bus: Option<&str>) -> Option<bool> {
    None
}

#[cfg(all(unix, not(target_os = "macos")))]
mod desktop {
    use std::time::Duration;

    use zbus::{
        Connection, Result, connection,
        zvariant::{OwnedValue, Value},
    };

    /// A desktop that has to be woken first may take this long.
    const PATIENCE: Duration = Duration::from_secs(10);

    pub(super) async fn is_less_asked_for(bus: Option<&str>) -> Result<bool> {
        let bus = match bus {
            Some(address) => connection::Builder::address(address)?,
            None => connection::Builder::session()?,
        };
        let bus = bus.method_timeout(PATIENCE).build().await?;
        // The newer key is the same on all desktops; the older one is that of GNOME, which others set as well. Whoever
        // has set one of them need not have set the other.
        let reduced = setting(&bus, "org.freedesktop.appearance", "reduced-motion").await;
        let animations = setting(&bus, "org.gnome.desktop.interface", "enable-animations").await;
        let less = reduced.as_ref().is_ok_and(|value| matches!(inner(value), Value::U32(1)))
            || animations.as_ref().is_ok_and(|value| matches!(inner(value), Value::Bool(false)));
        reduced.or(animations).map(|_| less)
    }

    async fn setting(bus: &Connection, group: &str, key: &str) -> Result<OwnedValue> {
        let (portal, path) = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop");
        let settings = "org.freedesktop.portal.Settings";
        let told = bus.call_method(Some(portal), path, Some(settings), "Read", &(group, key)).await?;
        told.body().deserialize()
    }

    /// This call wraps its answer twice.
    fn inner<'a>(value: &'a Value<'a>) -> &'a Value<'a> {
        match value {
            Value::Value(value) => inner(value),
            value => value,
        }
    }
}
