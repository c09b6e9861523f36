//! Lists: one set of rows, shown as a table, JSON, JSON lines or CSV.

use super::output::Report;
use super::style::Styles;
use serde_json::{Map, Value, json};

/// A list of things, each with the same columns.
#[derive(Debug, Clone)]
pub struct List {
    /// The name of the list in JSON, for example `clients`.
    pub name: &'static str,
    /// The names of the columns, as in JSON.
    pub columns: &'static [&'static str],
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<Value>>,
    /// What to say where there are none.
    pub empty: &'static str,
}

impl List {
    /// The fields of each row.
    pub(crate) fn objects(&self) -> impl Iterator<Item = Map<String, Value>> + '_ {
        self.rows.iter().map(|row| {
            let names = self.columns.iter().map(ToString::to_string);
            names.zip(row.iter().cloned()).collect()
        })
    }

    /// One JSON object a line; the last line says that the list is whole.
    pub fn json_lines(&self) -> String {
        let mut lines: Vec<String> = self
            .objects()
            .map(|row| Value::Object(row).to_string())
            .collect();
        lines.push(json!({ "complete": true }).to_string());
        super::output::escaped(&(lines.join("\n") + "\n"))
    }

    /// CSV with a heading (RFC 4180). Names come from the tenant: they are escaped as in the table, and
    /// a cell that a spreadsheet would take for a formula is set off by an apostrophe.
    pub fn csv(&self) -> String {
        let heading: Vec<String> = self.columns.iter().map(|column| csv_cell(column)).collect();
        let mut text = format!("{}\r\n", heading.join(","));
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|value| csv_cell(&shown(value))).collect();
            text.push_str(&format!("{}\r\n", cells.join(",")));
        }
        text
    }
}

/// A value as a person reads it.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(cell).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// The same, fit for a terminal.
fn shown(value: &Value) -> String {
    crate::http::escape(&cell(value))
}

fn csv_cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

impl Report for List {
    fn human(&self, styles: Styles) -> String {
        if self.rows.is_empty() {
            return format!("{}\n", self.empty);
        }
        let heading: Vec<String> = self
            .columns
            .iter()
            .map(|column| column.replace('_', " "))
            .collect();
        let rows: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| row.iter().map(shown).collect())
            .collect();
        let width = |column: usize| {
            std::iter::once(&heading)
                .chain(&rows)
                .filter_map(|row| row.get(column))
                .map(|text| dialoguer::console::measure_text_width(text))
                .max()
                .unwrap_or_default()
        };
        let widths: Vec<usize> = (0..self.columns.len()).map(width).collect();
        let line = |row: &[String]| {
            let cells = row.iter().zip(&widths).map(|(text, width)| {
                let gap = width.saturating_sub(dialoguer::console::measure_text_width(text));
                format!("{text}{}", " ".repeat(gap))
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        let mut text = format!("{}\n", styles.heading(&line(&heading)));
        for row in &rows {
            text.push_str(&line(row));
            text.push('\n');
        }
        text
    }

    fn json(&self) -> Map<String, Value> {
        Map::from_iter([
            (
                self.name.to_owned(),
                self.objects().map(Value::Object).collect(),
            ),
            ("complete".to_owned(), json!(true)),
        ])
    }

    fn list(&self) -> Option<&List> {
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list() -> List {
        List {
            name: "things",
            columns: &["name", "is_ours"],
            rows: vec![
                vec![json!("a, \"b\""), json!(true)],
                vec![json!("=SUM(1)\u{1b}[31m"), Value::Null],
            ],
            empty: "no things",
        }
    }

    #[test]
    fn is_a_table_for_people_with_escapes_made_harmless() {
        let text = list().human(Styles::plain());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[0].split_whitespace().collect::<Vec<_>>(),
            ["name", "is", "ours"]
        );
        assert_eq!(lines[0].find("is ours"), lines[1].find("true"));
        assert!(!text.contains('\u{1b}'));
        let empty = List {
            rows: Vec::new(),
            ..list()
        };
        assert_eq!(empty.human(Styles::plain()), "no things\n");
    }

    #[test]
    fn is_csv_that_no_spreadsheet_runs() {
        let text = List {
            rows: vec![
                list().rows[0].clone(),
                vec![json!("=1"), json!(1)],
                vec![json!("\t=1\u{202e}"), json!(["a", "b"])],
            ],
            ..list()
        };
        assert_eq!(
            text.csv(),
            "name,is_ours\r\n\"a, \"\"b\"\"\",true\r\n'=1,1\r\n\\u{9}=1\\u{202e},a b\r\n"
        );
    }

    #[test]
    fn json_lines_end_complete() {
        let text = list().json_lines();
        let last = text.lines().last().unwrap();
        assert_eq!(last, "{\"complete\":true}");
        assert_eq!(text.lines().count(), 3);
        let hostile = List {
            rows: vec![vec![
                json!("\u{1b}\u{7f}\u{9b}\u{202e}\u{e0001}ü"),
                json!(1),
            ]],
            ..list()
        };
        let line = hostile.json_lines();
        assert!(
            line.starts_with(r#"{"name":"\u001b\u007f\u009b\u202e\udb40\udc01ü""#),
            "{line}"
        );
        let read: Value = serde_json::from_str(line.lines().next().unwrap()).unwrap();
        assert_eq!(read["name"], hostile.rows[0][0]);
        assert_eq!(list().json()["things"][0]["is_ours"], json!(true));
    }

    /// The cells of a CSV text without line ends in them.
    fn read_csv(line: &str) -> Vec<String> {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for character in line.chars() {
            match character {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                other => cells.last_mut().unwrap().push(other),
            }
        }
        cells
    }

    proptest! {
        #[test]
        fn every_form_holds_every_row_and_moves_no_cursor(
            names in proptest::collection::vec("[a-z,=+@\u{1b}\u{9b}\u{202e}\r\n漢é -]{0,12}", 0..5),
        ) {
            let list = List {
                rows: names.iter().map(|name| vec![json!(name), Value::Null]).collect(),
                ..list()
            };
            let csv = list.csv();
            let cells: Vec<String> = csv.split("\r\n").skip(1).filter(|line| !line.is_empty())
                .map(|line| read_csv(line)[0].clone()).collect();
            let wished: Vec<String> = names.iter().map(|name| {
                let name = crate::http::escape(name);
                if name.starts_with(['=', '+', '-', '@']) { format!("'{name}") } else { name }
            }).collect();
            prop_assert_eq!(cells, wished);
            let lines = list.json_lines();
            let read: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            prop_assert_eq!(read.len(), names.len() + 1);
            for (read, name) in read.iter().zip(&names) {
                prop_assert_eq!(&read["name"], name);
            }
            let human = list.human(Styles::plain());
            prop_assert_eq!(human.lines().count(), names.len() + 1);
            let json = super::super::output::document(list.json());
            let document: Value = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(document["things"].as_array().map(Vec::len), Some(names.len()));
            for text in [csv.replace("\r\n", ""), lines, human, json] {
                prop_assert!(!text.chars().any(|c| c != '\n' && crate::values::is_dangerous(c)), "{}", text);
            }
        }
    }
}
