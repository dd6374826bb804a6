//! The packages for the peers' pages.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::cache::Cache;
use crate::npm::Package;

/// The peers, their data, and their dependencies. Never part of this project.
const PACKAGES: [Package; 11] = [
    Package {
        name: "emoji-picker-element",
        version: "1.29.1",
        integrity: "sha512-TOiHzu9Dqib3x4MwcAi3wi3RdyT4SoeB4b15AvH1ks4SBwTl7DeebhZ0d3x6dNi4XfNU7IGRZ7NBQllj0RqwrQ==",
    },
    Package {
        name: "emoji-picker-element-data",
        version: "1.8.0",
        integrity: "sha512-VfRuRJNEDLS1JKlNS4olaqhjX5S1nnZ+ZHG73b/dV8QeZyi0yPruTPEE72EmF6XO3k/9hj3lybMIYMOYXb/57A==",
    },
    Package {
        name: "emoji-mart",
        version: "5.6.0",
        integrity: "sha512-eJp3QRe79pjwa+duv+n7+5YsNhRcMl812EcFVwrnRvYKoNPoQb5qxU8DG6Bgwji0akHdp6D4Ln6tYLG58MFSow==",
    },
    Package {
        name: "@emoji-mart/data",
        version: "1.2.1",
        integrity: "sha512-no2pQMWiBy6gpBEiqGeU77/bFejDqUTRY7KX+0+iur13op3bqUsXdnwoZs6Xb1zbv0gAj5VvS1PWoUUckSr5Dw==",
    },
    Package {
        name: "frimousse",
        version: "0.4.0",
        integrity: "sha512-wA/1Xt9UTk51wYNpy+EvHKPUA4jdm4NuEFzSNNZxqT0Nxrj4RFwYByjRMuaq4qSLOco/ikDCpLKesB8W1w2q+Q==",
    },
    Package {
        name: "emojibase-data",
        version: "17.0.0",
        integrity: "sha512-Yvgb5AWoHViHV/gq1qr5ZAarcBip+B27/ZLRsUJkbgAEaLlZ/fof9g882LTpmEpyhBNEC0m2SEmItljHsTygjA==",
    },
    Package {
        name: "emoji-picker-react",
        version: "5.1.4",
        integrity: "sha512-kWBAgDCFPcRJrINeRE7/o7VAVNc0Yeg1n7gMHSvJ54qffidCV8Jdmeb9iEHkx1CtClzhnutCax8bQFDTHAbyTg==",
    },
    Package {
        name: "shipstyles",
        version: "1.0.0",
        integrity: "sha512-1AcihfXo/mSxqeOdoKqq/5TNv+vSH0dBYPFq88PUX5FBkK5pRmY5TP9SuMNio85PQ+euUI67+KpSVk1cUVDCgA==",
    },
    Package {
        name: "react",
        version: "19.3.1",
        integrity: "sha512-QNhWdt7nrgVWWQG58QuGsAR3jv3Hbe4mb4vz7w2csnHavciZJgda1CPNaldF6eVxv90ud3jUXpKlHL69gO38yw==",
    },
    Package {
        name: "react-dom",
        version: "19.3.1",
        integrity: "sha512-Y0bARz53lhEC1NMCASs0/j+faB/zqt3R8hpvg1e8+61ZVJ4UL0UdC4cBbXfZMcIuhrfgeILTLe+ZeBCavQPtKQ==",
    },
    Package {
        name: "scheduler",
        version: "0.28.0",
        integrity: "sha512-juorfCmIkIw8tT+p5BXSm6PJjQF/ycEYmKyzURCIt/RaZIhL+PulbQ9Yu2z1HdOJDdqDTlxA1+xKBmHXJsczAw==",
    },
];

/// Returns the folder in which the packages look for each other.
pub fn modules(folder: &Path) -> PathBuf {
    folder.join("node_modules")
}

/// Downloads the missing packages and unpacks all of them as npm would. None of their code runs.
///
/// # Errors
/// When a package can neither be found nor downloaded, or is not the pinned one.
pub fn install(folder: &Path) -> Result<()> {
    let modules = modules(folder);
    if modules.exists() {
        fs::remove_dir_all(&modules)
            .with_context(|| format!("cannot empty {}", modules.display()))?;
    }
    let cache = Cache::locate()?;
    for package in &PACKAGES {
        package.fetch(&cache)?.extract(&modules.join(package.name))?;
    }
    Ok(())
}
