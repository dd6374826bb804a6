//! `batch`: several calls in one. References to earlier results are not resolved.

use std::time::SystemTime;

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::envelope;
use super::error::RestError;
use super::methods::{self, Answer, Caller};
use super::options::php_array;
use super::params::{self, Params};

const MOST: usize = 50;

pub(super) fn run(caller: &Caller<'_>, params: &Params) -> Answer {
    let commands: Vec<(String, &Value)> = match params.get("CMD") {
        Some(Value::Object(commands)) => {
            commands.iter().map(|(name, command)| (name.clone(), command)).collect()
        }
        Some(Value::Array(commands)) => {
            let numbered = commands.iter().enumerate();
            numbered.map(|(index, command)| (index.to_string(), command)).collect()
        }
        _ => return Err(RestError::argument("cmd")),
    };
    if commands.len() > MOST {
        return Err(RestError::bad("ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded"));
    }
    let halt = params.filled("HALT").is_some_and(|halt| halt != "0");
    let (mut results, mut errors, mut times) = (Map::new(), Map::new(), Map::new());
    for (name, command) in commands {
        let start = SystemTime::now();
        match run_one(caller, &params::text(command).unwrap_or_default()) {
            Ok(result) => {
                times.insert(name.clone(), envelope::time(start));
                results.insert(name, result);
            }
            Err(error) => {
                errors.insert(name, error.to_json());
                if halt {
                    break;
                }
            }
        }
    }
    Ok(json!({
        "result": php_array(results),
        "result_error": php_array(errors),
        "result_total": [],
        "result_next": [],
        "result_time": php_array(times),
    }))
}

/// Runs `method?name=value&…`.
fn run_one(caller: &Caller<'_>, command: &str) -> Answer {
    let (method, query) = command.split_once('?').unwrap_or((command, ""));
    let method = methods::canonical(method);
    if method == "batch" {
        return Err(RestError::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "ERROR_BATCH_METHOD_NOT_ALLOWED",
            "Method is not allowed for batch usage",
        ));
    }
    methods::run(caller, &method, &Params::from_form(query.as_bytes()))
}
