//! What the keyboard comes to is brought into sight.

use egui::{Response, Ui, UiKind};

/// Scrolls to a control that has just got the keyboard focus, where it stands on something that scrolls.
pub(super) fn follow(ui: &Ui, response: &Response) {
    let scrolls = || ui.stack().iter().any(|part| part.kind() == Some(UiKind::ScrollArea));
    if response.gained_focus() && scrolls() {
        response.scroll_to_me(None);
    }
}
