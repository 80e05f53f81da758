-- Whether a key is seen for the first time in a workspace, written down in the same statement. It takes the workspace's
-- role itself, and nobody waits for the disk: one statement is a transaction of its own, where four were needed.
CREATE FUNCTION first_receipt(of_workspace text, key text, at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('role', 'phasegate_app', true), set_config('phasegate.workspace_id', of_workspace, true),
		set_config('synchronous_commit', 'off', true);
	INSERT INTO receipt VALUES (of_workspace, first_receipt.key, first_receipt.at) ON CONFLICT DO NOTHING;
	RETURN FOUND;
END $$;
