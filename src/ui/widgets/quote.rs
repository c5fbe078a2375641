//! A line to lean on: a beginning to borrow, something noted before.

use egui::{Frame, Margin, Response, Ui, pos2};

use super::words::body;
use crate::ui::look::{M, XS, tokens};

/// A line with a quiet bar before it.
pub fn quote(ui: &mut Ui, text: &str) -> Response {
    let tokens = tokens(ui);
    let margin = Margin { left: (M + XS) as i8, right: 0, top: XS as i8, bottom: XS as i8 };
    let response = Frame::new().inner_margin(margin).show(ui, |ui| body(ui, text)).response;
    let x = response.rect.left() + XS;
    let bar = [pos2(x, response.rect.top() + XS), pos2(x, response.rect.bottom() - XS)];
    ui.painter().line_segment(bar, (3.0, tokens.line));
    response
}
