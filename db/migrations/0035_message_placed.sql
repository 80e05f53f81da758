-- A message stands in Slack: where, and which version of it. One that changed meanwhile goes to the end of the line, so that
-- none starves, and the next message comes no earlier than `next_at`. Says whether anything is pending there; whatever becomes
-- pending after that look brings an entry of its own. It takes the workspace's role itself: one statement is a transaction
-- of its own, where six were needed.
CREATE FUNCTION message_placed(of_workspace text, of_subject text, at_destination text, token timestamptz, in_channel text,
	at_ts text, version int, is_known boolean, picture text, next_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('role', 'phasegate_app', true), set_config('phasegate.workspace_id', of_workspace, true);
	-- Not where somebody else has it in hand by now.
	UPDATE message SET
		channel = in_channel,
		ts = at_ts,
		delivered = version,
		attempt_at = NULL,
		look_cursor = NULL,
		attempts = 0,
		dead_reason = NULL,
		-- Found again after an unclear end, nobody knows whether it stands there with its picture.
		picture_shown = CASE WHEN is_known THEN picture ELSE picture_shown END,
		position = CASE WHEN wanted > version THEN nextval('message_position_seq') ELSE position END
	WHERE workspace_id = of_workspace AND subject = of_subject AND attempt_at = token;
	INSERT INTO destination (workspace_id, destination, not_before, failures)
		VALUES (of_workspace, at_destination, next_at, 0)
		ON CONFLICT ON CONSTRAINT destination_workspace_id_destination_pk DO UPDATE SET not_before = excluded.not_before, failures = 0;
	RETURN EXISTS (SELECT FROM message
		WHERE workspace_id = of_workspace AND destination = at_destination AND wanted > delivered AND dead_at IS NULL);
END $$;
