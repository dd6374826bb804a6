//! The check-up: judges what the picker needs to work.

use super::AdminText;
use super::AppSource;
use super::advice::{Advice, advice};
use crate::json;
use crate::rest::RestError;
use serde_json::Value;

/// What the check-up has found out. `None` means not yet known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Whether the user is an administrator of the portal.
    pub is_admin: bool,
    /// The outcome of a REST call that needs no permission.
    pub rest: Option<Result<(), RestError>>,
    /// Whether the portal refused to list the bindings for lack of the permission `placement`.
    pub is_placement_refused: bool,
    /// The permissions (scopes) of the app.
    pub scopes: Option<Vec<String>>,
    /// Whether the installation of the app is finished.
    pub is_installed: Option<bool>,
    /// Where the portal has the app from; [`AppSource::Local`] until it is known.
    pub source: AppSource,
    /// Whether this page, the privacy page and the terms of use respond. Asked for an app from the
    /// market only.
    pub documents_respond: Option<bool>,
    /// Whether the page was loaded by `https:`.
    pub is_https: bool,
    /// The page's host without the port.
    pub host: String,
}

/// The result of one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing to do.
    Good,
    /// The picker works with restrictions.
    Warning,
    /// The picker does not work.
    Bad,
    /// The portal has not answered yet, or not about this.
    Unknown,
}

impl Mark {
    /// Returns the value of `data-mark`, the icon, and the word for screen readers.
    pub const fn shown(self) -> (&'static str, &'static str, AdminText) {
        match self {
            Self::Good => ("good", "✓", AdminText::StateGood),
            Self::Warning => ("warning", "!", AdminText::StateWarning),
            Self::Bad => ("bad", "✕", AdminText::StateBad),
            Self::Unknown => ("unknown", "?", AdminText::StateUnknown),
        }
    }
}

/// One check, as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The value of `data-check`.
    pub id: &'static str,
    /// The name in the list.
    pub name: AdminText,
    /// The result.
    pub mark: Mark,
    /// What to do; only for a warning or a problem.
    pub fix: Option<Advice>,
}

/// Judges the findings. The checks are in the order of the page. An app from the market has one more
/// than a local app.
pub fn judge(findings: &Findings) -> Vec<Check> {
    let check = |id, name, (mark, fix): (Mark, Advice)| Check {
        id,
        name,
        mark,
        fix: matches!(mark, Mark::Warning | Mark::Bad).then_some(fix),
    };
    let host = Advice { filling: Some(findings.host.clone()), ..AdminText::FixHost.into() };
    let mut checks = vec![
        check(
            "admin",
            AdminText::CheckAdmin,
            (mark(Some(findings.is_admin), Mark::Bad), AdminText::FixAdmin.into()),
        ),
        check("rest", AdminText::CheckRest, rest(findings)),
        check(
            "placement",
            AdminText::CheckPlacement,
            (mark(placement(findings), Mark::Bad), findings.source.fix_placement().into()),
        ),
        check(
            "im",
            AdminText::CheckIm,
            (mark(has_scope(findings, "im"), Mark::Warning), findings.source.fix_im().into()),
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
    ];
    if findings.source == AppSource::Market {
        checks.push(check(
            "documents",
            AdminText::CheckDocuments,
            (mark(findings.documents_respond, Mark::Warning), AdminText::FixDocuments.into()),
        ));
    }
    checks
}

const fn mark(is_good: Option<bool>, otherwise: Mark) -> Mark {
    match is_good {
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
        Some(Err(error)) => (Mark::Bad, advice(error, findings.source)),
    }
}

fn placement(findings: &Findings) -> Option<bool> {
    if findings.is_placement_refused { Some(false) } else { has_scope(findings, "placement") }
}

fn has_scope(findings: &Findings, wanted: &str) -> Option<bool> {
    let scopes = findings.scopes.as_ref()?;
    Some(scopes.iter().any(|scope| scope.eq_ignore_ascii_case(wanted)))
}

/// Portals refuse a host name without a dot. They accept an IP address, which has dots.
fn has_dot(host: &str) -> bool {
    host.trim_matches('.').contains('.')
}

/// Reads the answer to `scope`: the permissions in lower case. `None` if it is not a list of names.
pub fn read_scopes(answer: &Value) -> Option<Vec<String>> {
    json::list(answer)?
        .into_iter()
        .map(|name| name.as_str().map(|name| name.trim().to_ascii_lowercase()))
        .collect()
}

/// Reads from the answer to `app.info` whether the installation is finished. `None` if it does not
/// say.
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

    fn all_good() -> Findings {
        Findings {
            is_admin: true,
            rest: Some(Ok(())),
            is_placement_refused: false,
            scopes: Some(vec!["im".to_owned(), "placement".to_owned()]),
            is_installed: Some(true),
            source: AppSource::Local,
            documents_respond: None,
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
    fn a_working_picker_passes_all_checks() {
        assert_eq!(marks(&all_good()), []);
        assert!(judge(&all_good()).iter().all(|check| check.fix.is_none()));
    }

    #[test]
    fn each_check_can_fail() {
        let scopes = |names: &[&str]| Some(names.iter().map(|&name| name.to_owned()).collect());
        for (findings, expected) in [
            (Findings { is_admin: false, ..all_good() }, ("admin", Mark::Bad)),
            (Findings { rest: Some(Err(RestError::Busy)), ..all_good() }, ("rest", Mark::Bad)),
            (Findings { scopes: scopes(&["im"]), ..all_good() }, ("placement", Mark::Bad)),
            (Findings { scopes: scopes(&["placement"]), ..all_good() }, ("im", Mark::Warning)),
            (Findings { is_https: false, ..all_good() }, ("https", Mark::Warning)),
            (Findings { host: "localhost".to_owned(), ..all_good() }, ("host", Mark::Bad)),
            (Findings { host: "picker.".to_owned(), ..all_good() }, ("host", Mark::Bad)),
            (Findings { is_installed: Some(false), ..all_good() }, ("installed", Mark::Warning)),
            (Findings { is_installed: None, ..all_good() }, ("installed", Mark::Unknown)),
            (Findings { rest: None, ..all_good() }, ("rest", Mark::Unknown)),
            (Findings { is_placement_refused: true, ..all_good() }, ("placement", Mark::Bad)),
        ] {
            assert_eq!(marks(&findings), [expected]);
        }
        let nothing = Findings { scopes: None, ..all_good() };
        assert_eq!(marks(&nothing), [("placement", Mark::Unknown), ("im", Mark::Unknown)]);
    }

    #[test]
    fn an_app_of_the_market_has_another_check_and_other_advice() {
        let market = Findings { source: AppSource::Market, ..all_good() };
        assert_eq!(marks(&market), [("documents", Mark::Unknown)]);
        let respond = |respond| Findings { documents_respond: Some(respond), ..market.clone() };
        assert_eq!(marks(&respond(true)), []);
        assert_eq!(marks(&respond(false)), [("documents", Mark::Warning)]);
        let advice = |findings: &Findings| -> Vec<_> {
            judge(findings).into_iter().filter_map(|check| Some(check.fix?.text)).collect()
        };
        let refused = Findings { scopes: Some(Vec::new()), ..respond(true) };
        let only_vendors = [AdminText::FixPlacementMarket, AdminText::FixImMarket];
        assert_eq!(advice(&refused), only_vendors);
        let local = Findings { source: AppSource::Local, ..refused };
        assert_eq!(advice(&local), [AdminText::FixPlacement, AdminText::FixIm]);
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
