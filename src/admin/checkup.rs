//! Judges what has to be right for the picker to work.

use super::AdminText;
use super::advice::{Advice, advice};
use crate::json;
use crate::rest::RestError;
use serde_json::Value;

/// What is known. `None`: not yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The person administers the portal.
    pub is_admin: bool,
    /// Whether the portal answered a call that needs no permission.
    pub rest: Option<Result<(), RestError>>,
    /// The portal said that the bindings are none of the app's business.
    pub is_placement_refused: bool,
    /// The scopes that the app has.
    pub scopes: Option<Vec<String>>,
    /// Whether the app is installed.
    pub is_installed: Option<bool>,
    /// The page was loaded by `https:`.
    pub is_https: bool,
    /// The page's host, without its port.
    pub host: String,
}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As it should be.
    Good,
    /// Something works less well.
    Warning,
    /// Something does not work.
    Bad,
    /// Nobody has said yet.
    Unknown,
}

/// One thing that has to be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What it is called in the page, for style sheets and tests.
    pub id: &'static str,
    /// Its name.
    pub name: AdminText,
    /// How it is.
    pub mark: Mark,
    /// What to do about it, unless it is good.
    pub fix: Option<Advice>,
}

/// Judges everything.
pub fn judge(findings: &Findings) -> [Check; 7] {
    let check = |id, name, (mark, fix): (Mark, Advice)| Check {
        id,
        name,
        mark,
        fix: matches!(mark, Mark::Warning | Mark::Bad).then_some(fix),
    };
    let host = Advice { filling: Some(findings.host.clone()), ..AdminText::FixHost.into() };
    [
        check(
            "admin",
            AdminText::CheckAdmin,
            (mark(Some(findings.is_admin), Mark::Bad), AdminText::FixAdmin.into()),
        ),
        check("rest", AdminText::CheckRest, rest(findings)),
        check(
            "placement",
            AdminText::CheckPlacement,
            (mark(placement(findings), Mark::Bad), AdminText::FixPlacement.into()),
        ),
        check(
            "im",
            AdminText::CheckIm,
            (mark(has_scope(findings, "im"), Mark::Warning), AdminText::FixIm.into()),
        ),
        check(
            "https",
            AdminText::CheckHttps,
            (mark(Some(findings.is_https), Mark::Warning), AdminText::FixHttps.into()),
        ),
        check("host", AdminText::CheckHost, (mark(Some(has_dot(&findings.host)), Mark::Bad), host)),
        check(
            "installed",
            AdminText::CheckInstalled,
            (mark(findings.is_installed, Mark::Warning), AdminText::FixInstalled.into()),
        ),
    ]
}

const fn mark(is_right: Option<bool>, otherwise: Mark) -> Mark {
    match is_right {
        Some(true) => Mark::Good,
        Some(false) => otherwise,
        None => Mark::Unknown,
    }
}

fn rest(findings: &Findings) -> (Mark, Advice) {
    let fine = AdminText::CheckRest.into();
    match &findings.rest {
        None => (Mark::Unknown, fine),
        Some(Ok(())) => (Mark::Good, fine),
        Some(Err(error)) => (Mark::Bad, advice(error)),
    }
}

fn placement(findings: &Findings) -> Option<bool> {
    if findings.is_placement_refused { Some(false) } else { has_scope(findings, "placement") }
}

fn has_scope(findings: &Findings, wanted: &str) -> Option<bool> {
    let scopes = findings.scopes.as_ref()?;
    Some(scopes.iter().any(|scope| scope.eq_ignore_ascii_case(wanted)))
}

/// Portals take no single names. An address of numbers has dots, and is taken.
fn has_dot(host: &str) -> bool {
    host.trim_matches('.').contains('.')
}

/// The scopes in the answer to `scope`; `None` if it is no list of names.
pub fn read_scopes(answer: &Value) -> Option<Vec<String>> {
    json::list(answer)?
        .into_iter()
        .map(|name| name.as_str().map(|name| name.trim().to_ascii_lowercase()))
        .collect()
}

/// Whether the app is installed, by the answer to `app.info`.
pub fn read_installed(answer: &Value) -> Option<bool> {
    match answer.get("INSTALLED")? {
        Value::Bool(is) => Some(*is),
        Value::Number(number) => Some(number.as_f64() != Some(0.0)),
        Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
            "y" | "1" | "true" => Some(true),
            "n" | "0" | "false" | "" => Some(false),
            text => Some(json::whole(&text.into())? != 0),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn all_right() -> Findings {
        Findings {
            is_admin: true,
            rest: Some(Ok(())),
            is_placement_refused: false,
            scopes: Some(vec!["im".to_owned(), "placement".to_owned()]),
            is_installed: Some(true),
            is_https: true,
            host: "emoji.example.com".to_owned(),
        }
    }

    fn marks(findings: &Findings) -> Vec<(&'static str, Mark)> {
        let checks = judge(findings).into_iter();
        checks
            .filter(|check| check.mark != Mark::Good)
            .map(|check| {
                assert_eq!(check.fix.is_none(), check.mark == Mark::Unknown, "{}", check.id);
                (check.id, check.mark)
            })
            .collect()
    }

    #[test]
    fn all_is_right() {
        assert_eq!(marks(&all_right()), []);
        assert!(judge(&all_right()).iter().all(|check| check.fix.is_none()));
    }

    #[test]
    fn each_thing_can_be_wrong() {
        let scopes = |names: &[&str]| Some(names.iter().map(|&name| name.to_owned()).collect());
        for (findings, expected) in [
            (Findings { is_admin: false, ..all_right() }, ("admin", Mark::Bad)),
            (Findings { rest: Some(Err(RestError::Busy)), ..all_right() }, ("rest", Mark::Bad)),
            (Findings { scopes: scopes(&["im"]), ..all_right() }, ("placement", Mark::Bad)),
            (Findings { scopes: scopes(&["placement"]), ..all_right() }, ("im", Mark::Warning)),
            (Findings { is_https: false, ..all_right() }, ("https", Mark::Warning)),
            (Findings { host: "localhost".to_owned(), ..all_right() }, ("host", Mark::Bad)),
            (Findings { host: "picker.".to_owned(), ..all_right() }, ("host", Mark::Bad)),
            (Findings { is_installed: Some(false), ..all_right() }, ("installed", Mark::Warning)),
            (Findings { is_installed: None, ..all_right() }, ("installed", Mark::Unknown)),
            (Findings { rest: None, ..all_right() }, ("rest", Mark::Unknown)),
            (Findings { is_placement_refused: true, ..all_right() }, ("placement", Mark::Bad)),
        ] {
            assert_eq!(marks(&findings), [expected]);
        }
        let nothing = Findings { scopes: None, ..all_right() };
        assert_eq!(marks(&nothing), [("placement", Mark::Unknown), ("im", Mark::Unknown)]);
    }

    #[test]
    fn answers_in_several_shapes() {
        let both = Some(vec!["im".to_owned(), "placement".to_owned()]);
        assert_eq!(read_scopes(&json!(["im", "Placement "])), both);
        assert_eq!(read_scopes(&json!({"0": "im", "2": "placement"})), both);
        for odd in [json!(null), json!("im"), json!([5])] {
            assert_eq!(read_scopes(&odd), None, "{odd}");
        }
        for yes in [json!(true), json!("Y"), json!(1), json!(1.0), json!("1.0")] {
            assert_eq!(read_installed(&json!({ "INSTALLED": yes })), Some(true));
        }
        for no in [json!(false), json!("N"), json!(0), json!(""), json!(0.0), json!("0.0")] {
            assert_eq!(read_installed(&json!({ "INSTALLED": no })), Some(false));
        }
        for odd in [json!({}), json!(null), json!([]), json!({"INSTALLED": []})] {
            assert_eq!(read_installed(&odd), None, "{odd}");
        }
    }
}
