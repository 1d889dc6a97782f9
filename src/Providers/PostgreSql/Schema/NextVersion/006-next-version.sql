-- Only in a build with NextVersion=true, which stands for the next version in tests: a step that adds, so that older silos go on.

ALTER TABLE cart ADD COLUMN next_version text;
