//! The only place that makes a colour.
//!
//! A palette gives the named colours of one theme. Widgets never read it: they read the roles in [`super::Tokens`].

use egui::Color32;

/// The colours of one theme, before they get a purpose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    pub(super) paper: Color32,
    pub(super) card: Color32,
    pub(super) field: Color32,
    /// A little deeper than the paper: the floor, the tracks.
    pub(super) sunk: Color32,
    /// Paper with a lamp on it: the side whose turn it is.
    pub(super) lamp: Color32,
    pub(super) ink: Color32,
    pub(super) ink_soft: Color32,
    /// For decoration only: too faint to carry meaning.
    pub(super) line: Color32,
    pub(super) edge: Color32,
    pub(super) green: Color32,
    pub(super) green_hover: Color32,
    pub(super) green_press: Color32,
    pub(super) green_wash: Color32,
    pub(super) on_green: Color32,
    pub(super) on_green_soft: Color32,
    pub(super) blue: Color32,
    pub(super) blue_wash: Color32,
    pub(super) clay: Color32,
    pub(super) clay_wash: Color32,
    pub(super) amber: Color32,
    pub(super) amber_wash: Color32,
    pub(super) focus: Color32,
    pub(super) hover: Color32,
    pub(super) press: Color32,
    /// Under what floats above the page.
    pub(super) shadow: Color32,
}

/// Daylight: warm paper, dark brown ink.
pub(super) const LIGHT: Palette = Palette {
    paper: hex(0x00fa_f5ec),
    card: hex(0x00ff_fdf8),
    field: hex(0x00ff_fdf8),
    sunk: hex(0x00f1_e9dc),
    lamp: hex(0x00ff_efd0),
    ink: hex(0x002b_2520),
    ink_soft: hex(0x0065_5a50),
    line: hex(0x00e0_d6c6),
    edge: hex(0x008a_7e6f),
    green: hex(0x002c_6a5b),
    green_hover: hex(0x0023_5648),
    green_press: hex(0x001b_4539),
    green_wash: hex(0x00e1_ece4),
    on_green: hex(0x00ff_ffff),
    on_green_soft: hex(0x00cf_e3db),
    blue: hex(0x0025_598c),
    blue_wash: hex(0x00e2_ebf3),
    clay: hex(0x0097_481f),
    clay_wash: hex(0x00f8_e5d7),
    amber: hex(0x008a_4b00),
    amber_wash: hex(0x00fb_ebc8),
    focus: hex(0x001f_5fbf),
    hover: hex(0x00f4_ecdf),
    press: hex(0x00ea_dfce),
    shadow: Color32::from_black_alpha(36),
};

/// Evening: the same room with the lights low.
pub(super) const DARK: Palette = Palette {
    paper: hex(0x001d_1a17),
    card: hex(0x0027_231f),
    field: hex(0x0021_1d1a),
    sunk: hex(0x0016_1412),
    lamp: hex(0x003b_3122),
    ink: hex(0x00f2_ebe1),
    ink_soft: hex(0x00bb_b0a3),
    line: hex(0x0042_3b34),
    edge: hex(0x008a_7f72),
    green: hex(0x008c_cbb8),
    green_hover: hex(0x00a3_d8c8),
    green_press: hex(0x00bc_e5d9),
    green_wash: hex(0x0024_352f),
    on_green: hex(0x0012_211c),
    on_green_soft: hex(0x002b_4a41),
    blue: hex(0x0093_c2ee),
    blue_wash: hex(0x0022_303d),
    clay: hex(0x00eb_a57c),
    clay_wash: hex(0x003c_2a20),
    amber: hex(0x00f0_c26b),
    amber_wash: hex(0x003a_2f1b),
    focus: hex(0x008d_b7ff),
    hover: hex(0x0031_2c27),
    press: hex(0x003b_352f),
    shadow: Color32::from_black_alpha(120),
};

/// Black on white, for eyes that need all there is: nothing has less contrast than 7 to 1.
pub(super) const CONTRAST: Palette = Palette {
    paper: hex(0x00ff_ffff),
    card: hex(0x00ff_ffff),
    field: hex(0x00ff_ffff),
    sunk: hex(0x00f0_f0f0),
    lamp: hex(0x00ff_ffff),
    ink: hex(0x0000_0000),
    ink_soft: hex(0x003a_3a3a),
    line: hex(0x0000_0000),
    edge: hex(0x0000_0000),
    green: hex(0x0000_4032),
    green_hover: hex(0x0000_3024),
    green_press: hex(0x0000_2018),
    green_wash: hex(0x00e8_f4ee),
    on_green: hex(0x00ff_ffff),
    on_green_soft: hex(0x00ff_ffff),
    blue: hex(0x0000_2f6c),
    blue_wash: hex(0x00e8_f0fa),
    clay: hex(0x0064_2400),
    clay_wash: hex(0x00fc_ece2),
    amber: hex(0x0056_3000),
    amber_wash: hex(0x00ff_f3d6),
    focus: hex(0x0000_2fb8),
    hover: hex(0x00ee_eeee),
    press: hex(0x00e0_e0e0),
    shadow: Color32::from_black_alpha(60),
};

#[expect(clippy::disallowed_methods, reason = "the one place where colours are made")]
const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}
