/** The kinds of feeds: their fields, and what can be wrong with what they answer. ICU message syntax. */
export const feedKinds = {
  'monitoring.feed.kind.prometheus': 'Prometheus',
  'monitoring.feed.about.prometheus':
    'One number by PromQL, from Prometheus or what speaks its API: Thanos, Mimir, VictoriaMetrics.',
  'monitoring.feed.kind.json': 'JSON over HTTP',
  'monitoring.feed.about.json': 'One number in what an API or a file answers, found by JMESPath.',
  'monitoring.feed.kind.csv': 'CSV over HTTP',
  'monitoring.feed.about.csv': 'One cell of a table, how many rows it has, or its columns for input shift.',
  'monitoring.feed.kind.sql': 'PostgreSQL',
  'monitoring.feed.about.sql':
    'What a statement of yours reads from your own database: one number, or columns for input shift.',
  'monitoring.feed.kind.evidently': 'Evidently report',
  'monitoring.feed.about.evidently':
    'The share of drifted columns, or one metric, of the report your own job writes.',
  'monitoring.feed.kind.mlflow': 'MLflow',
  'monitoring.feed.about.mlflow': 'The newest value of a metric that a run logs.',

  'monitoring.feed.kind.alertmanager': 'Alertmanager',
  'monitoring.feed.about.alertmanager':
    'Alerts that are judged there already: it tells them by webhook, and is asked what is still open.',

  'monitoring.feed.web.address': 'Address',
  'monitoring.feed.web.auth': 'How do we say who we are?',
  'monitoring.feed.web.auth.none': 'Not at all',
  'monitoring.feed.web.auth.bearer': 'A token (Authorization: Bearer …)',
  'monitoring.feed.web.auth.basic': 'A user name and a password',
  'monitoring.feed.web.auth.header': 'A key in a header of its own',
  'monitoring.feed.web.auth.query': 'A key in a parameter of the address',
  'monitoring.feed.web.account': 'User name, or name of the header or parameter',
  'monitoring.feed.web.account.hint':
    'Only for the last three ways. The password, token or key itself is given afterwards and sealed; it never belongs in the address.',

  'monitoring.feed.prometheus.secret': 'Token, password or key',
  'monitoring.feed.prometheus.address.hint': 'Of the server, without /api/v1.',
  'monitoring.feed.prometheus.address.example': 'https://prometheus.example.com',
  'monitoring.feed.prometheus.expression': 'Expression (PromQL)',
  'monitoring.feed.prometheus.expression.hint':
    'It has to come to one number: sum it or name the labels, so that one series is left.',
  'monitoring.feed.prometheus.expression.example': `avg(model_precision'{'job="fraud"'}')`,
  'monitoring.feed.prometheus.cases': 'Number of cases (PromQL)',
  'monitoring.feed.prometheus.cases.hint':
    'How many cases stand behind the value. With fewer than the monitor’s minimum nothing is concluded.',
  'monitoring.feed.prometheus.cases.example': 'sum(increase(predictions_total[1h]))',

  'monitoring.feed.alertmanager.secret': 'Token, password or key',
  'monitoring.feed.alertmanager.address.hint':
    'Of Alertmanager itself, without /api/v2. It is asked what is open, so that nothing stays open that was resolved in a silence.',
  'monitoring.feed.alertmanager.address.example': 'https://alertmanager.example.com',
  'monitoring.feed.alertmanager.matchers': 'Only alerts with these labels',
  'monitoring.feed.alertmanager.matchers.hint':
    'A matcher a line, as in Alertmanager: =, !=, =~ and !~ with a|b and .* in them. Left out, all alerts are this monitor’s.',
  'monitoring.feed.alertmanager.matchers.example': 'service="fraud"',
  'monitoring.feed.alertmanager.receiver': 'Only those that go to the receiver',
  'monitoring.feed.alertmanager.receiver.hint':
    'Its name in Alertmanager’s configuration. Left out, it does not matter where they go.',

  'monitoring.feed.json.secret': 'Token, password or key',
  'monitoring.feed.json.address.hint': 'Of the document itself, as a browser would ask for it.',
  'monitoring.feed.json.address.example': 'https://metrics.example.com/fraud.json',
  'monitoring.feed.json.value': 'Value (JMESPath)',
  'monitoring.feed.json.value.hint':
    'It has to come to one number. A list of one is that one; of several, choose: [-1] is the last.',
  'monitoring.feed.json.value.example': 'metrics.precision',
  'monitoring.feed.json.cases': 'Number of cases (JMESPath)',
  'monitoring.feed.json.cases.example': 'metrics.n',
  'monitoring.feed.json.measured': 'When it was measured (JMESPath)',
  'monitoring.feed.json.measured.hint':
    'ISO 8601 with a zone (2026-11-29T06:00:00Z), or seconds or milliseconds since 1970. Left out, the answer’s Last-Modified counts.',

  'monitoring.feed.csv.secret': 'Token, password or key',
  'monitoring.feed.csv.address.hint':
    'Of the file itself. Its first row names the columns; gzip is unpacked; 64 MB at most.',
  'monitoring.feed.csv.address.example': 'https://files.example.com/scores.csv',
  'monitoring.feed.csv.answer': 'What is taken',
  'monitoring.feed.csv.answer.last': 'A cell of the last row',
  'monitoring.feed.csv.answer.only': 'A cell of the one row there is',
  'monitoring.feed.csv.answer.count': 'The number of rows',
  'monitoring.feed.csv.answer.columns': 'All columns, for input shift',
  'monitoring.feed.csv.column': 'Column of the value',
  'monitoring.feed.csv.column.hint': 'As the first row names it; for a cell.',
  'monitoring.feed.csv.rows': 'Only rows with',
  'monitoring.feed.csv.rows.hint': 'A column, =, and what has to stand in it. Left out, all rows count.',
  'monitoring.feed.csv.rows.example': 'region=north',
  'monitoring.feed.csv.cases': 'Column with the number of cases',
  'monitoring.feed.csv.measured': 'Column with when it was measured',
  'monitoring.feed.csv.measured.hint':
    'ISO 8601 with a zone, or seconds or milliseconds since 1970. Left out, the file’s Last-Modified counts.',

  'monitoring.feed.sql.password': 'Password',
  'monitoring.feed.sql.host': 'Host',
  'monitoring.feed.sql.port': 'Port',
  'monitoring.feed.sql.database': 'Database',
  'monitoring.feed.sql.user': 'User',
  'monitoring.feed.sql.user.hint': 'Best one that may read these tables and nothing else.',
  'monitoring.feed.sql.tls': 'Encryption',
  'monitoring.feed.sql.tls.verify': 'TLS, and the certificate is checked',
  'monitoring.feed.sql.tls.off': 'None (hosts that the operator allowed only)',
  'monitoring.feed.sql.statement': 'Statement (SQL)',
  'monitoring.feed.sql.statement.hint':
    'One select. For a number: one row with one column, or with value, n (cases) and measured_at. It can only read, and has 30 seconds.',
  'monitoring.feed.sql.statement.example':
    'select avg((label = prediction)::int) as value, count(*) as n from scored',
  'monitoring.feed.sql.answer': 'What it answers',
  'monitoring.feed.sql.answer.value': 'One row with one number',
  'monitoring.feed.sql.answer.columns': 'Rows, whose columns are compared for input shift',

  'monitoring.feed.evidently.secret': 'Token, password or key',
  'monitoring.feed.evidently.address.hint':
    'Where the newest report lies as JSON: what report.json() (before 0.7) or snapshot.json() wrote.',
  'monitoring.feed.evidently.address.example': 'https://reports.example.com/fraud/latest.json',
  'monitoring.feed.evidently.reported': 'Column or metric',
  'monitoring.feed.evidently.reported.hint':
    'Left out: the share of drifted columns. A column: its drift score. A metric: by its name in the report.',
  'monitoring.feed.evidently.reported.example': 'age',
  'monitoring.feed.evidently.part': 'Part of it',
  'monitoring.feed.evidently.part.hint':
    'For a metric with several values: share, mean, current.f1. For a column, drifted gives 1 or 0 by the method’s own threshold.',

  'monitoring.feed.mlflow.secret': 'Token or password',
  'monitoring.feed.mlflow.address.hint': 'Of the tracking server, without /api.',
  'monitoring.feed.mlflow.address.example': 'https://mlflow.example.com',
  'monitoring.feed.mlflow.run': 'Run',
  'monitoring.feed.mlflow.run.hint':
    'The run’s id, 32 characters: it stands in the address of the run’s page.',
  'monitoring.feed.mlflow.metricKey': 'Metric',
  'monitoring.feed.mlflow.metricKey.example': 'val_precision',

  'feeds.refusal.address':
    'Please give an address that begins with https:// and has no user name or password in it.',
  'feeds.refusal.outside':
    'Nothing can be asked there: {why}. Give an address of the open internet with https, or have whoever operates Phasegate allow the host (PHASEGATE_ALLOWED_HOSTS).',
  'feeds.refusal.user': 'Please give the user name; it can’t have a colon in it.',
  'feeds.refusal.header':
    'Please give the name of a header for the key, such as X-Api-Key: letters, digits and hyphens, and none that every request has already.',
  'feeds.refusal.promql':
    'Prometheus would not understand this. Please check brackets, quotes and commas; it is best tried in Prometheus first.',
  'feeds.refusal.matchers':
    'These are no matchers. Please write one a line, such as service="fraud" or severity=~"page|warn"; of regular expressions only a|b and .* are understood.',
  'feeds.refusal.jmespath': 'This is no JMESPath: {why}. A field within another is metrics.precision.',
  'feeds.refusal.csv-column': 'Please name the column that the value stands in.',
  'feeds.refusal.csv-rows': 'Please write it as column=value, such as region=north.',
  'feeds.refusal.port': 'A port is a whole number from 1 to 65535; PostgreSQL’s own is 5432.',
  'feeds.refusal.host':
    'Please give the name or the address of the host alone, without port, user or database.',

  'feeds.refusal.secret-in-address':
    'The address has a parameter “{name}”, which looks like a secret, and addresses are shown to people and stay in the history. Leave it out here and choose how we say who we are, such as “A key in a parameter of the address”; the key is given afterwards.',
  'feeds.refusal.parameter': 'Please name the parameter that carries the key, such as api_key.',
  'feeds.warning.secret-in-address':
    'The address has a parameter “{name}”, which looks like a secret. Addresses are shown to people: give it as credentials, and make a new one.',
  'feeds.warning.time':
    'When it was measured can’t be told from “{said}”: give ISO 8601 with a zone, such as 2026-11-29T06:00:00Z, or seconds since 1970.',
  'feeds.warning.nan-in-window':
    'A NaN is among the samples that this is made of. Quantiles, min and max count it as the lowest value, so this number may be wrong without looking it. Have the exporter leave out what it does not know.',
  'feeds.warning.count-on-edge':
    'The number of cases is {lower, number} or {higher, number}, depending on the second it is asked. The lower one counts: keep the monitor’s minimum off that edge.',
  'feeds.warning.quantile-of-nothing':
    'This is the quantile of a summary, and it is 0. Some exporters say 0 where nothing was observed: give the number of cases too, such as increase(…_count[5m]), so that silence is not taken for the best value.',
  'feeds.warning.drift-side':
    'Method: {method}. {side, select, low {A low score means drift (it is a p-value): set the limit below.} high {A high score means drift (it is a distance): set the limit above.} other {Which side means drift depends on the method: look it up in Evidently’s documentation.}}',

  'feeds.fault.refused': 'Nothing was asked: {why}. Check the feed’s address.',
  'feeds.fault.unreachable': 'There was no answer: {why}. Check the address, and whether the server is up.',
  'feeds.fault.timeout': 'It was given up: {why}. See whether the server is busy, or ask it for less.',
  'feeds.fault.too-large':
    'It was given up: {why}. Have it answer with less: one number is what a monitor needs.',
  'feeds.fault.answer': 'Its answer can’t be read: {why}. Check what the address leads to.',
  'feeds.fault.given-up':
    'It took longer than there was time for. See whether the server is busy, or ask it for less.',
  'feeds.fault.no-answer':
    'It did not answer within {seconds, number} seconds. See whether the server is busy, or ask it for less.',
  'feeds.fault.not-let-in':
    'It does not let us in (status {status}). Check the feed’s credentials and what they may read.{hasSaid, select, yes { It said: {said}} other {}}',
  'feeds.fault.not-there':
    'There is nothing at this address (status {status}). Check it.{hasSaid, select, yes { It said: {said}} other {}}',
  'feeds.fault.too-often':
    'It wants to be asked less often (status {status}). Give its monitors a slower schedule.{hasSaid, select, yes { It said: {said}} other {}}',
  'feeds.fault.their-trouble':
    'The server has a trouble of its own (status {status}); the next check asks again.{hasSaid, select, yes { It said: {said}} other {}}',
  'feeds.fault.status':
    'It answered with status {status}. Check the address and the question.{hasSaid, select, yes { It said: {said}} other {}}',
  'feeds.fault.no-secret': 'No credentials are kept for this feed. Give them under /playbook feeds.',
  'feeds.fault.html':
    'It answered with a web page{hasTitle, select, yes { (“{title}”)} other {}} instead of data: a sign-in or an error page, say. Check the address and the credentials.',
  'feeds.fault.empty': 'Its answer is empty. Check what the address leads to.',
  'feeds.fault.no-json': 'Its answer is no JSON ({why}). It begins: {said}',
  'feeds.fault.damaged': 'The file is packed as gzip, and damaged. Have it written anew.',
  'feeds.fault.ahead':
    'It says that this was measured at {said}, which is in the future: a value that is never old would hide that nothing is measured any more. See whether the clock there is right, and whether the moment is given with its own zone.',
  'feeds.fault.not-finite':
    'The value is {said}, which can’t be held against a limit. Most often something was divided by 0 cases.',
  'feeds.fault.not-a-number':
    'The value is “{said}”, which is no number as programs write them (0.93, 1e-3). Point at a number.',
  'feeds.fault.several-values':
    'It came to {count, number} values where one was meant: {said}. Choose one of them.',
  'feeds.fault.jmespath': 'The expression does not fit the answer: {why}',
  'feeds.fault.no-field':
    'The answer has no field “{field}” where it is looked for{hasAny, select, yes {; there are: {has}} other {}}. Has the API changed? Then change the monitor’s question.',
  'feeds.fault.takes-long':
    'Working out the expression took longer than {seconds, number} seconds. Write a simpler one.',
  'feeds.fault.takes-much': 'Working out the expression took too much memory. Write a simpler one.',
  'feeds.fault.promql': 'The expression is no PromQL; it can’t be read from “{near}” on.',
  'feeds.fault.prometheus': 'Prometheus refuses the question: {said}',
  'feeds.fault.not-prometheus':
    'What answered does not speak Prometheus’ HTTP API. Check the address. It said: {said}',
  'feeds.fault.range':
    'The expression comes to a range of samples. Make one number of it: avg_over_time(…), or leave out the brackets.',
  'feeds.fault.several-series':
    'It came to {count, number} series where one was meant: {said} … Sum them (sum(…)), or name the labels of the one you mean.',
  'feeds.fault.scalar-of-several':
    'scalar() was given {count, number} series ({inside}), and makes NaN of them. Sum them within it, or name the labels of the one you mean.',
  'feeds.fault.no-csv': 'The file is no CSV that can be read: {why}',
  'feeds.fault.no-text': 'The file is no text in UTF-8. Save it as UTF-8.',
  'feeds.fault.file-too-large':
    'The file has more than {mb, number} MB unpacked. Serve a part of it: the last days, say.',
  'feeds.fault.csv-width':
    'Row {row, number} has {cells, plural, one {# cell} other {# cells}}, the header {width}. Commas within a cell need quotes around it.',
  'feeds.fault.csv-row':
    'A row is longer than {kb, number} KB: a quote that never closes, or a file without line ends. One row a line is what is read.',
  'feeds.fault.csv-rows':
    'The file has more than {most, number} rows. Serve a part of it: the last days, say.',
  'feeds.fault.no-column':
    'There is no column “{name}”; there are: {has}. Has the file changed? Then change the monitor’s question.',
  'feeds.fault.column-twice': 'Two columns are called “{name}”. Give one of them another name.',
  'feeds.fault.several-rows':
    'There are {rows, number} rows where one was meant. Choose the rows, or take the last one.',
  'feeds.fault.no-report': 'This is no report of Evidently as JSON. It begins: {said}',
  'feeds.fault.no-share':
    'The report does not say which share of columns drifted{hasAny, select, yes {; name one of these columns: {has}} other {. Add DataDriftPreset to it}}.',
  'feeds.fault.no-metric':
    'The report has no “{name}”{hasAny, select, yes {; it has: {has}} other {}}. Has the report changed? Then change the monitor’s question.',
  'feeds.fault.several-parts': '“{metric}” has several values: {has}. Say which part.',
  'feeds.fault.unknown-method':
    'Whether it drifted does not stand in the report, and the method “{method}” is none whose scores we can judge. Ask for the score, and set a limit.',
  'feeds.fault.mlflow': 'MLflow refuses the question: {said}',
  'feeds.fault.not-mlflow':
    'What answered does not speak MLflow’s REST API. Check the address. It said: {said}',
  'feeds.fault.mlflow-pages': 'MLflow sends the same page of values again and again.',
  'feeds.fault.mlflow-many':
    'The metric has more than {most, number} values. Log it less often, or in a new run.',
  'feeds.fault.not-alertmanager':
    'What answered does not speak Alertmanager’s API, version 2. Check the address. It said: {said}',
  'feeds.fault.sql': 'PostgreSQL refuses the statement: {said}',
  'feeds.fault.sql-login': 'PostgreSQL does not let us in: {said}. Check user, password and database.',
  'feeds.fault.sql-rights': 'The user may not read this: {said}. Have it granted (grant select on … to …).',
  'feeds.fault.sql-writes': 'A feed can only read, and this statement writes: {said}',
  'feeds.fault.sql-slow':
    'The statement took longer than {seconds, number} seconds, and was ended. Add an index, or read from a table that is made beforehand.',
  'feeds.fault.sql-trouble':
    'The server has a trouble of its own; the next check asks again. It said: {said}',
  'feeds.fault.sql-unreachable':
    'There is no connection to the database: {said}. Check host and port, and whether it wants TLS.',
  'feeds.fault.sql-rows':
    'The statement has more than one row where one was meant. Sum them up, or add limit 1 with an order.',
  'feeds.fault.sql-columns': 'The row has several columns: {has}. Call the one that counts value.',
  'feeds.fault.sql-many-rows':
    'The statement has more than {most, number} rows. Choose fewer: of the last day, say.',
  'feeds.fault.own-database':
    'This is Phasegate’s own database, which no feed reads. Name a database of yours.',
  'feeds.fault.tls':
    'Without TLS only hosts are asked that the operator allowed (PHASEGATE_ALLOWED_HOSTS). Choose TLS.',
} as const;
