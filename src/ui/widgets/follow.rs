//! What the keyboard comes to is brought into sight.

use egui::{Rect, Response, Ui, UiKind, vec2};

/// Scrolls to a control that has just got the keyboard focus, where it stands on something that scrolls.
pub(super) fn follow(ui: &Ui, response: &Response) {
    let scrolls = || ui.stack().iter().any(|part| part.kind() == Some(UiKind::ScrollArea));
    if response.gained_focus() && scrolls() {
        into_sight(ui, response.rect);
    }
}

/// Scrolls so far that this is seen, and not only where a page that goes on fades out.
pub fn into_sight(ui: &Ui, rect: Rect) {
    let fade = ui.spacing().scroll.fade.size;
    // What is as high as the page has no room for more around it.
    let room = ((ui.clip_rect().height() - rect.height()) / 2.0).clamp(0.0, fade);
    ui.scroll_to_rect(rect.expand2(vec2(0.0, room)), None);
}

#[cfg(test)]
mod tests {
    use egui::{ScrollArea, accesskit::Role};
    use egui_kittest::kittest::Queryable as _;

    use crate::ui::{look::testing::show, widgets::button};

    #[test]
    fn what_gets_the_focus_stands_clear_of_the_fade() {
        let (seen, fade) = (std::rc::Rc::new(std::cell::Cell::new(egui::Rect::NOTHING)), 36.0);
        let inner = seen.clone();
        let mut harness = show(move |ui| {
            ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
                inner.set(ui.clip_rect());
                for at in 0..30 {
                    button::quiet(ui, &format!("Answer {at}"), None);
                }
            });
        });
        for at in [12, 3] {
            harness.get_by_role_and_label(Role::Button, &format!("Answer {at}")).focus();
            harness.run();
            harness.run();
            let rect = harness.get_by_role_and_label(Role::Button, &format!("Answer {at}")).rect();
            let clear = seen.get().shrink2(egui::vec2(0.0, fade - 4.0));
            assert!(clear.contains_rect(rect), "{rect:?} in {:?}", seen.get());
        }
    }
}
