//! A control whose label says enough beside its partner’s name, but not to somebody who hears it alone.

use egui::Response;

/// Gives a control a fuller name for a screen reader than the one it shows.
pub fn named(response: Response, name: &str) -> Response {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}
