//! What the program costs, each figure beside the plainest thing that does the same.
//!
//! Nothing here fails because a computer is slow: a goal that is missed is said and nothing more. The first two arguments
//! are the program as it is given away and the empty window; scripts/bench builds both and brings a screen. Further ones
//! name what to measure: `windows`, `frames` or `keeping`.

mod frames;
mod keeping;
mod report;
mod talk;
mod windows;

use std::{env, error::Error, fs, path::Path};

use tempfile::TempDir;

/// Why there are no figures.
type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let mut args = env::args().skip(1).filter(|it| it != "--bench");
    let (Some(ours), Some(empty)) = (args.next(), args.next()) else {
        return Err("scripts/bench starts this, with the program and the empty window".into());
    };
    let chosen: Vec<String> = args.collect();
    let wanted = |part: &str| chosen.is_empty() || chosen.iter().any(|it| it == part);
    // Not where the system keeps temporary files: those often lie in memory, and then a sync costs nothing.
    fs::create_dir_all("target")?;
    let folder = TempDir::new_in("target")?;
    report::legend();
    if wanted("windows") {
        windows::measure(&Path::new(&ours).canonicalize()?, &Path::new(&empty).canonicalize()?, folder.path())?;
    }
    if wanted("frames") {
        frames::measure(folder.path())?;
    }
    if wanted("keeping") {
        keeping::measure(folder.path())?;
    }
    Ok(())
}
