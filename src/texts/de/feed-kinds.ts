import type { feedKinds as english } from '../en/feed-kinds.ts';

/** Die Arten von Quellen: ihre Felder, und was an ihren Antworten nicht stimmen kann. */
export const feedKinds: Record<keyof typeof english, string> = {
  'monitoring.feed.kind.prometheus': 'Prometheus',
  'monitoring.feed.about.prometheus':
    'Eine Zahl per PromQL, aus Prometheus oder was dessen API spricht: Thanos, Mimir, VictoriaMetrics.',
  'monitoring.feed.kind.json': 'JSON über HTTP',
  'monitoring.feed.about.json': 'Eine Zahl in dem, was eine API oder Datei antwortet, per JMESPath gefunden.',
  'monitoring.feed.kind.csv': 'CSV über HTTP',
  'monitoring.feed.about.csv':
    'Eine Zelle einer Tabelle, die Zahl ihrer Zeilen, oder ihre Spalten für die Verschiebung der Eingaben.',
  'monitoring.feed.kind.sql': 'PostgreSQL',
  'monitoring.feed.about.sql':
    'Was eine Abfrage aus Ihrer eigenen Datenbank liest: eine Zahl, oder Spalten für die Verschiebung der Eingaben.',
  'monitoring.feed.kind.evidently': 'Evidently-Bericht',
  'monitoring.feed.about.evidently':
    'Der Anteil verschobener Spalten, oder eine Kennzahl, aus dem Bericht, den Ihr eigener Job schreibt.',
  'monitoring.feed.kind.mlflow': 'MLflow',
  'monitoring.feed.about.mlflow': 'Der neueste Wert einer Kennzahl, die ein Lauf festhält.',

  'monitoring.feed.kind.alertmanager': 'Alertmanager',
  'monitoring.feed.about.alertmanager':
    'Alarme, die dort schon beurteilt sind: Er meldet sie per Webhook und wird gefragt, was noch offen ist.',

  'monitoring.feed.web.address': 'Adresse',
  'monitoring.feed.web.auth': 'Wie weisen wir uns aus?',
  'monitoring.feed.web.auth.none': 'Gar nicht',
  'monitoring.feed.web.auth.bearer': 'Mit einem Token (Authorization: Bearer …)',
  'monitoring.feed.web.auth.basic': 'Mit Benutzername und Passwort',
  'monitoring.feed.web.auth.header': 'Mit einem Schlüssel in einem eigenen Header',
  'monitoring.feed.web.auth.query': 'Mit einem Schlüssel in einem Parameter der Adresse',
  'monitoring.feed.web.account': 'Benutzername, oder Name des Headers oder Parameters',
  'monitoring.feed.web.account.hint':
    'Nur für die letzten drei Wege. Passwort, Token oder Schlüssel selbst geben Sie danach an, sie werden versiegelt; in die Adresse gehören sie nie.',

  'monitoring.feed.prometheus.secret': 'Token, Passwort oder Schlüssel',
  'monitoring.feed.prometheus.address.hint': 'Die des Servers, ohne /api/v1.',
  'monitoring.feed.prometheus.address.example': 'https://prometheus.example.com',
  'monitoring.feed.prometheus.expression': 'Ausdruck (PromQL)',
  'monitoring.feed.prometheus.expression.hint':
    'Er muss eine Zahl ergeben: Summieren Sie, oder nennen Sie die Labels, sodass eine Zeitreihe bleibt.',
  'monitoring.feed.prometheus.expression.example': `avg(model_precision'{'job="fraud"'}')`,
  'monitoring.feed.prometheus.cases': 'Zahl der Fälle (PromQL)',
  'monitoring.feed.prometheus.cases.hint':
    'Wie viele Fälle hinter dem Wert stehen. Mit weniger, als der Monitor mindestens verlangt, wird nichts geschlossen.',
  'monitoring.feed.prometheus.cases.example': 'sum(increase(predictions_total[1h]))',

  'monitoring.feed.alertmanager.secret': 'Token, Passwort oder Schlüssel',
  'monitoring.feed.alertmanager.address.hint':
    'Die von Alertmanager selbst, ohne /api/v2. Er wird gefragt, was offen ist, damit nichts offen bleibt, was in einer Stummschaltung behoben wurde.',
  'monitoring.feed.alertmanager.address.example': 'https://alertmanager.example.com',
  'monitoring.feed.alertmanager.matchers': 'Nur Alarme mit diesen Labels',
  'monitoring.feed.alertmanager.matchers.hint':
    'Je Zeile eine Bedingung wie in Alertmanager: =, !=, =~ und !~ mit a|b und .* darin. Leer gehören alle Alarme zu diesem Monitor.',
  'monitoring.feed.alertmanager.matchers.example': 'service="fraud"',
  'monitoring.feed.alertmanager.receiver': 'Nur Alarme an den Receiver',
  'monitoring.feed.alertmanager.receiver.hint':
    'Sein Name in der Konfiguration von Alertmanager. Leer ist es gleich, wohin sie gehen.',

  'monitoring.feed.json.secret': 'Token, Passwort oder Schlüssel',
  'monitoring.feed.json.address.hint': 'Die des Dokuments selbst, wie ein Browser danach fragen würde.',
  'monitoring.feed.json.address.example': 'https://metrics.example.com/fraud.json',
  'monitoring.feed.json.value': 'Wert (JMESPath)',
  'monitoring.feed.json.value.hint':
    'Er muss eine Zahl ergeben. Eine Liste mit einem Wert ist dieser; von mehreren wählen Sie einen: [-1] ist der letzte.',
  'monitoring.feed.json.value.example': 'metrics.precision',
  'monitoring.feed.json.cases': 'Zahl der Fälle (JMESPath)',
  'monitoring.feed.json.cases.example': 'metrics.n',
  'monitoring.feed.json.measured': 'Wann gemessen wurde (JMESPath)',
  'monitoring.feed.json.measured.hint':
    'ISO 8601 mit Zone (2026-11-29T06:00:00Z), oder Sekunden oder Millisekunden seit 1970. Sonst zählt Last-Modified der Antwort.',

  'monitoring.feed.csv.secret': 'Token, Passwort oder Schlüssel',
  'monitoring.feed.csv.address.hint':
    'Die der Datei selbst. Ihre erste Zeile benennt die Spalten; gzip wird entpackt; höchstens 64 MB.',
  'monitoring.feed.csv.address.example': 'https://files.example.com/scores.csv',
  'monitoring.feed.csv.answer': 'Was genommen wird',
  'monitoring.feed.csv.answer.last': 'Eine Zelle der letzten Zeile',
  'monitoring.feed.csv.answer.only': 'Eine Zelle der einzigen Zeile',
  'monitoring.feed.csv.answer.count': 'Die Zahl der Zeilen',
  'monitoring.feed.csv.answer.columns': 'Alle Spalten, für die Verschiebung der Eingaben',
  'monitoring.feed.csv.column': 'Spalte des Werts',
  'monitoring.feed.csv.column.hint': 'Wie die erste Zeile sie nennt; für eine Zelle.',
  'monitoring.feed.csv.rows': 'Nur Zeilen mit',
  'monitoring.feed.csv.rows.hint': 'Eine Spalte, =, und was darin stehen muss. Sonst zählen alle Zeilen.',
  'monitoring.feed.csv.rows.example': 'region=nord',
  'monitoring.feed.csv.cases': 'Spalte mit der Zahl der Fälle',
  'monitoring.feed.csv.measured': 'Spalte mit dem Zeitpunkt der Messung',
  'monitoring.feed.csv.measured.hint':
    'ISO 8601 mit Zone, oder Sekunden oder Millisekunden seit 1970. Sonst zählt Last-Modified der Datei.',

  'monitoring.feed.sql.password': 'Passwort',
  'monitoring.feed.sql.host': 'Host',
  'monitoring.feed.sql.port': 'Port',
  'monitoring.feed.sql.database': 'Datenbank',
  'monitoring.feed.sql.user': 'Benutzer',
  'monitoring.feed.sql.user.hint': 'Am besten einer, der diese Tabellen lesen darf und sonst nichts.',
  'monitoring.feed.sql.tls': 'Verschlüsselung',
  'monitoring.feed.sql.tls.verify': 'TLS, und das Zertifikat wird geprüft',
  'monitoring.feed.sql.tls.off': 'Keine (nur für Hosts, die der Betreiber zugelassen hat)',
  'monitoring.feed.sql.statement': 'Abfrage (SQL)',
  'monitoring.feed.sql.statement.hint':
    'Ein select. Für eine Zahl: eine Zeile mit einer Spalte, oder mit value, n (Fälle) und measured_at. Sie kann nur lesen und hat 30 Sekunden.',
  'monitoring.feed.sql.statement.example':
    'select avg((label = prediction)::int) as value, count(*) as n from scored',
  'monitoring.feed.sql.answer': 'Was sie antwortet',
  'monitoring.feed.sql.answer.value': 'Eine Zeile mit einer Zahl',
  'monitoring.feed.sql.answer.columns': 'Zeilen, deren Spalten auf Verschiebung verglichen werden',

  'monitoring.feed.evidently.secret': 'Token, Passwort oder Schlüssel',
  'monitoring.feed.evidently.address.hint':
    'Wo der neueste Bericht als JSON liegt: was report.json() (vor 0.7) oder snapshot.json() schrieb.',
  'monitoring.feed.evidently.address.example': 'https://reports.example.com/fraud/latest.json',
  'monitoring.feed.evidently.reported': 'Spalte oder Kennzahl',
  'monitoring.feed.evidently.reported.hint':
    'Ohne Angabe: der Anteil verschobener Spalten. Eine Spalte: ihr Drift-Wert. Eine Kennzahl: mit ihrem Namen im Bericht.',
  'monitoring.feed.evidently.reported.example': 'age',
  'monitoring.feed.evidently.part': 'Teil davon',
  'monitoring.feed.evidently.part.hint':
    'Bei einer Kennzahl mit mehreren Werten: share, mean, current.f1. Bei einer Spalte ergibt drifted 1 oder 0, nach der Schwelle des Verfahrens.',

  'monitoring.feed.mlflow.secret': 'Token oder Passwort',
  'monitoring.feed.mlflow.address.hint': 'Die des Tracking-Servers, ohne /api.',
  'monitoring.feed.mlflow.address.example': 'https://mlflow.example.com',
  'monitoring.feed.mlflow.run': 'Lauf',
  'monitoring.feed.mlflow.run.hint':
    'Die Kennung des Laufs, 32 Zeichen: Sie steht in der Adresse der Seite dieses Laufs.',
  'monitoring.feed.mlflow.metricKey': 'Kennzahl',
  'monitoring.feed.mlflow.metricKey.example': 'val_precision',

  'feeds.refusal.address':
    'Bitte geben Sie eine Adresse an, die mit https:// beginnt und weder Benutzernamen noch Passwort enthält.',
  'feeds.refusal.outside':
    'Dort kann nichts gefragt werden: {why}. Geben Sie eine Adresse des offenen Internets mit https an, oder lassen Sie den Host von den Betreibern von Phasegate zu (PHASEGATE_ALLOWED_HOSTS).',
  'feeds.refusal.user': 'Bitte geben Sie den Benutzernamen an; ein Doppelpunkt darf nicht darin stehen.',
  'feeds.refusal.header':
    'Bitte geben Sie den Namen eines Headers für den Schlüssel an, etwa X-Api-Key: Buchstaben, Ziffern und Bindestriche, und keinen, den jede Anfrage schon hat.',
  'feeds.refusal.promql':
    'Prometheus würde das nicht verstehen. Bitte prüfen Sie Klammern, Anführungszeichen und Kommas; am besten probieren Sie es zuerst in Prometheus.',
  'feeds.refusal.matchers':
    'Das sind keine Bedingungen. Bitte je Zeile eine, etwa service="fraud" oder severity=~"page|warn"; von regulären Ausdrücken werden nur a|b und .* verstanden.',
  'feeds.refusal.jmespath': 'Das ist kein JMESPath: {why}. Ein Feld in einem anderen ist metrics.precision.',
  'feeds.refusal.csv-column': 'Bitte nennen Sie die Spalte, in der der Wert steht.',
  'feeds.refusal.csv-rows': 'Bitte schreiben Sie es als Spalte=Wert, etwa region=nord.',
  'feeds.refusal.port': 'Ein Port ist eine ganze Zahl von 1 bis 65535; der von PostgreSQL ist 5432.',
  'feeds.refusal.host':
    'Bitte geben Sie allein Namen oder Adresse des Hosts an, ohne Port, Benutzer oder Datenbank.',

  'feeds.refusal.secret-in-address':
    'Die Adresse hat einen Parameter „{name}“, der nach einem Geheimnis aussieht, und Adressen werden gezeigt und bleiben im Verlauf. Lassen Sie ihn hier weg und wählen Sie, wie wir uns ausweisen, etwa „Mit einem Schlüssel in einem Parameter der Adresse“; der Schlüssel wird danach angegeben.',
  'feeds.refusal.parameter': 'Bitte nennen Sie den Parameter, der den Schlüssel trägt, etwa api_key.',
  'feeds.warning.secret-in-address':
    'Die Adresse hat einen Parameter „{name}“, der nach einem Geheimnis aussieht. Adressen werden gezeigt: Geben Sie es als Zugangsdaten an, und stellen Sie ein neues aus.',
  'feeds.warning.time':
    'Wann gemessen wurde, ist aus „{said}“ nicht zu erkennen: ISO 8601 mit Zone, etwa 2026-11-29T06:00:00Z, oder Sekunden seit 1970.',
  'feeds.warning.nan-in-window':
    'Unter den Messwerten, aus denen das gemacht ist, ist ein NaN. Quantile, min und max zählen es als kleinsten Wert; diese Zahl kann falsch sein, ohne so auszusehen. Lassen Sie den Exporter weglassen, was er nicht weiß.',
  'feeds.warning.count-on-edge':
    'Die Zahl der Fälle ist {lower, number} oder {higher, number}, je nach Sekunde der Frage. Die kleinere zählt: Legen Sie das Minimum des Monitors nicht auf diese Kante.',
  'feeds.warning.quantile-of-nothing':
    'Das ist das Quantil einer Summary, und es ist 0. Manche Exporter sagen 0, wo nichts gemessen wurde: Geben Sie auch die Zahl der Fälle an, etwa increase(…_count[5m]), damit Stille nicht als bester Wert gilt.',
  'feeds.warning.drift-side':
    'Verfahren: {method}. {side, select, low {Ein kleiner Wert heißt Drift (es ist ein p-Wert): Setzen Sie die Grenze nach unten.} high {Ein großer Wert heißt Drift (es ist ein Abstand): Setzen Sie die Grenze nach oben.} other {Welche Seite Drift heißt, hängt vom Verfahren ab: Es steht in der Dokumentation von Evidently.}}',

  'feeds.fault.refused': 'Es wurde nichts gefragt: {why}. Prüfen Sie die Adresse.',
  'feeds.fault.unreachable': 'Es kam keine Antwort: {why}. Prüfen Sie die Adresse, und ob der Server läuft.',
  'feeds.fault.timeout':
    'Es wurde abgebrochen: {why}. Sehen Sie nach, ob der Server überlastet ist, oder fragen Sie nach weniger.',
  'feeds.fault.too-large':
    'Es wurde abgebrochen: {why}. Lassen Sie weniger antworten: Ein Monitor braucht eine Zahl.',
  'feeds.fault.answer': 'Die Antwort ist nicht zu lesen: {why}. Prüfen Sie, wohin die Adresse führt.',
  'feeds.fault.given-up':
    'Es dauerte länger, als Zeit war. Sehen Sie nach, ob der Server überlastet ist, oder fragen Sie nach weniger.',
  'feeds.fault.no-answer':
    'Es kam binnen {seconds, number} Sekunden keine Antwort. Sehen Sie nach, ob der Server überlastet ist, oder fragen Sie nach weniger.',
  'feeds.fault.not-let-in':
    'Wir werden nicht eingelassen (Status {status}). Prüfen Sie die Zugangsdaten, und was sie lesen dürfen.{hasSaid, select, yes { Die Antwort: {said}} other {}}',
  'feeds.fault.not-there':
    'Unter dieser Adresse ist nichts (Status {status}). Prüfen Sie sie.{hasSaid, select, yes { Die Antwort: {said}} other {}}',
  'feeds.fault.too-often':
    'Der Server will seltener gefragt werden (Status {status}). Geben Sie seinen Monitoren einen langsameren Takt.{hasSaid, select, yes { Die Antwort: {said}} other {}}',
  'feeds.fault.their-trouble':
    'Der Server hat selbst ein Problem (Status {status}); die nächste Prüfung fragt wieder.{hasSaid, select, yes { Die Antwort: {said}} other {}}',
  'feeds.fault.status':
    'Die Antwort hat den Status {status}. Prüfen Sie Adresse und Frage.{hasSaid, select, yes { Die Antwort: {said}} other {}}',
  'feeds.fault.no-secret':
    'Für diese Quelle sind keine Zugangsdaten hinterlegt. Geben Sie sie unter /playbook feeds an.',
  'feeds.fault.html':
    'Statt Daten kam eine Webseite{hasTitle, select, yes { („{title}“)} other {}}: eine Anmeldung oder Fehlerseite etwa. Prüfen Sie Adresse und Zugangsdaten.',
  'feeds.fault.empty': 'Die Antwort ist leer. Prüfen Sie, wohin die Adresse führt.',
  'feeds.fault.no-json': 'Die Antwort ist kein JSON ({why}). Sie beginnt: {said}',
  'feeds.fault.damaged': 'Die Datei ist als gzip gepackt und beschädigt. Lassen Sie sie neu schreiben.',
  'feeds.fault.ahead':
    'Gemessen worden sein soll das um {said}, und das liegt in der Zukunft: Ein Wert, der nie alt wird, würde verdecken, dass nichts mehr gemessen wird. Sehen Sie nach, ob die Uhr dort richtig geht und ob der Zeitpunkt mit seiner eigenen Zone angegeben ist.',
  'feeds.fault.not-finite':
    'Der Wert ist {said} und lässt sich mit keiner Grenze vergleichen. Meist wurde durch 0 Fälle geteilt.',
  'feeds.fault.not-a-number':
    'Der Wert ist „{said}“, keine Zahl, wie Programme sie schreiben (0.93, 1e-3). Zeigen Sie auf eine Zahl.',
  'feeds.fault.several-values':
    'Es ergaben sich {count, number} Werte, wo einer gemeint war: {said}. Wählen Sie einen davon.',
  'feeds.fault.jmespath': 'Der Ausdruck passt nicht zur Antwort: {why}',
  'feeds.fault.no-field':
    'Die Antwort hat dort, wo es gesucht wird, kein Feld „{field}“{hasAny, select, yes {; es gibt: {has}} other {}}. Hat sich die API geändert? Dann ändern Sie die Frage des Monitors.',
  'feeds.fault.takes-long':
    'Den Ausdruck auszurechnen dauerte länger als {seconds, number} Sekunden. Schreiben Sie einen einfacheren.',
  'feeds.fault.takes-much':
    'Den Ausdruck auszurechnen brauchte zu viel Speicher. Schreiben Sie einen einfacheren.',
  'feeds.fault.promql': 'Der Ausdruck ist kein PromQL; ab „{near}“ ist er nicht zu lesen.',
  'feeds.fault.prometheus': 'Prometheus weist die Frage zurück: {said}',
  'feeds.fault.not-prometheus':
    'Was antwortet, spricht nicht die HTTP-API von Prometheus. Prüfen Sie die Adresse. Die Antwort: {said}',
  'feeds.fault.range':
    'Der Ausdruck ergibt eine Reihe von Messwerten. Machen Sie eine Zahl daraus: avg_over_time(…), oder lassen Sie die Klammern weg.',
  'feeds.fault.several-series':
    'Es ergaben sich {count, number} Zeitreihen, wo eine gemeint war: {said} … Summieren Sie sie (sum(…)), oder nennen Sie die Labels der gemeinten.',
  'feeds.fault.scalar-of-several':
    'scalar() bekam {count, number} Zeitreihen ({inside}) und macht daraus NaN. Summieren Sie sie darin, oder nennen Sie die Labels der gemeinten.',
  'feeds.fault.no-csv': 'Die Datei ist kein CSV, das sich lesen lässt: {why}',
  'feeds.fault.no-text': 'Die Datei ist kein Text in UTF-8. Speichern Sie sie als UTF-8.',
  'feeds.fault.file-too-large':
    'Die Datei hat entpackt mehr als {mb, number} MB. Stellen Sie einen Teil bereit: die letzten Tage etwa.',
  'feeds.fault.csv-width':
    'Zeile {row, number} hat {cells, plural, one {# Zelle} other {# Zellen}}, die Kopfzeile {width}. Kommas in einer Zelle brauchen Anführungszeichen um die Zelle.',
  'feeds.fault.csv-row':
    'Eine Zeile ist länger als {kb, number} KB: ein Anführungszeichen, das nie schließt, oder eine Datei ohne Zeilenenden. Gelesen wird je Zeile ein Datensatz.',
  'feeds.fault.csv-rows':
    'Die Datei hat mehr als {most, number} Zeilen. Stellen Sie einen Teil bereit: die letzten Tage etwa.',
  'feeds.fault.no-column':
    'Es gibt keine Spalte „{name}“; es gibt: {has}. Hat sich die Datei geändert? Dann ändern Sie die Frage des Monitors.',
  'feeds.fault.column-twice': 'Zwei Spalten heißen „{name}“. Geben Sie einer einen anderen Namen.',
  'feeds.fault.several-rows':
    'Es sind {rows, number} Zeilen, wo eine gemeint war. Wählen Sie die Zeilen aus, oder nehmen Sie die letzte.',
  'feeds.fault.no-report': 'Das ist kein Bericht von Evidently als JSON. Es beginnt: {said}',
  'feeds.fault.no-share':
    'Der Bericht sagt nicht, welcher Anteil der Spalten verschoben ist{hasAny, select, yes {; nennen Sie eine dieser Spalten: {has}} other {. Nehmen Sie DataDriftPreset auf}}.',
  'feeds.fault.no-metric':
    'Der Bericht hat kein „{name}“{hasAny, select, yes {; er hat: {has}} other {}}. Hat sich der Bericht geändert? Dann ändern Sie die Frage des Monitors.',
  'feeds.fault.several-parts': '„{metric}“ hat mehrere Werte: {has}. Sagen Sie, welcher Teil gemeint ist.',
  'feeds.fault.unknown-method':
    'Ob es Drift ist, steht nicht im Bericht, und das Verfahren „{method}“ ist keines, dessen Werte wir beurteilen können. Fragen Sie nach dem Wert, und setzen Sie eine Grenze.',
  'feeds.fault.mlflow': 'MLflow weist die Frage zurück: {said}',
  'feeds.fault.not-mlflow':
    'Was antwortet, spricht nicht die REST-API von MLflow. Prüfen Sie die Adresse. Die Antwort: {said}',
  'feeds.fault.mlflow-pages': 'MLflow schickt dieselbe Seite von Werten immer wieder.',
  'feeds.fault.mlflow-many':
    'Die Kennzahl hat mehr als {most, number} Werte. Halten Sie sie seltener fest, oder in einem neuen Lauf.',
  'feeds.fault.not-alertmanager':
    'Was antwortet, spricht nicht die API von Alertmanager, Version 2. Prüfen Sie die Adresse. Die Antwort: {said}',
  'feeds.fault.sql': 'PostgreSQL weist die Abfrage zurück: {said}',
  'feeds.fault.sql-login':
    'PostgreSQL lässt uns nicht ein: {said}. Prüfen Sie Benutzer, Passwort und Datenbank.',
  'feeds.fault.sql-rights':
    'Der Benutzer darf das nicht lesen: {said}. Lassen Sie es ihm gewähren (grant select on … to …).',
  'feeds.fault.sql-writes': 'Eine Quelle kann nur lesen, und diese Abfrage schreibt: {said}',
  'feeds.fault.sql-slow':
    'Die Abfrage dauerte länger als {seconds, number} Sekunden und wurde beendet. Legen Sie einen Index an, oder lesen Sie aus einer Tabelle, die vorher gefüllt wird.',
  'feeds.fault.sql-trouble':
    'Der Server hat selbst ein Problem; die nächste Prüfung fragt wieder. Die Antwort: {said}',
  'feeds.fault.sql-unreachable':
    'Es kommt keine Verbindung zur Datenbank zustande: {said}. Prüfen Sie Host und Port, und ob sie TLS verlangt.',
  'feeds.fault.sql-rows':
    'Die Abfrage hat mehr als eine Zeile, wo eine gemeint war. Fassen Sie sie zusammen, oder fügen Sie limit 1 mit einer Ordnung an.',
  'feeds.fault.sql-columns':
    'Die Zeile hat mehrere Spalten: {has}. Nennen Sie die, auf die es ankommt, value.',
  'feeds.fault.sql-many-rows':
    'Die Abfrage hat mehr als {most, number} Zeilen. Wählen Sie weniger aus: die des letzten Tages etwa.',
  'feeds.fault.own-database':
    'Das ist die eigene Datenbank von Phasegate, die keine Quelle liest. Nennen Sie eine Datenbank von Ihnen.',
  'feeds.fault.tls':
    'Ohne TLS werden nur Hosts gefragt, die der Betreiber zugelassen hat (PHASEGATE_ALLOWED_HOSTS). Wählen Sie TLS.',
};
