-- 0014
BEGIN IMMEDIATE;

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE settings (
	user_id INTEGER NOT NULL,
	name VARCHAR(80) NOT NULL,
	value JSON NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	CONSTRAINT pk_settings PRIMARY KEY (user_id, name)
);

CREATE TABLE courses (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	public_id VARCHAR(36) NOT NULL,
	title VARCHAR(300) NOT NULL,
	title_key VARCHAR(300) NOT NULL,
	thumbnail_url VARCHAR(500) NOT NULL,
	is_published BOOLEAN NOT NULL,
	language VARCHAR(35) NOT NULL,
	licence VARCHAR(200) NOT NULL,
	authors JSON NOT NULL,
	revision INTEGER NOT NULL,
	deleted_at VARCHAR(40) DEFAULT '' NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	description TEXT NOT NULL,
	learning_outcomes JSON NOT NULL, tags JSON DEFAULT '[]' NOT NULL, prerequisites JSON DEFAULT '[]' NOT NULL,
	CONSTRAINT uq_courses_public_id UNIQUE (public_id)
);

CREATE INDEX ix_courses_live_created ON courses (deleted_at, created_at, id);

CREATE INDEX ix_courses_live_drafts ON courses (deleted_at, is_published, created_at, id);

CREATE INDEX ix_courses_live_title ON courses (deleted_at, title_key, id);

CREATE TABLE course_modules (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	public_id VARCHAR(36) NOT NULL,
	course_id INTEGER NOT NULL,
	title VARCHAR(300) NOT NULL,
	order_index INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	summary TEXT NOT NULL,
	CONSTRAINT fk_course_modules_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE,
	CONSTRAINT uq_course_modules_public_id UNIQUE (public_id)
);

CREATE INDEX ix_course_modules_order ON course_modules (course_id, order_index);

CREATE TABLE lessons (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	public_id VARCHAR(36) NOT NULL,
	module_id INTEGER NOT NULL,
	title VARCHAR(300) NOT NULL,
	order_index INTEGER NOT NULL,
	duration_minutes INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	content TEXT NOT NULL,
	CONSTRAINT fk_lessons_module_id_course_modules FOREIGN KEY(module_id) REFERENCES course_modules (id) ON DELETE CASCADE,
	CONSTRAINT uq_lessons_public_id UNIQUE (public_id)
);

CREATE INDEX ix_lessons_order ON lessons (module_id, order_index, duration_minutes);

CREATE TABLE lesson_assets (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	public_id VARCHAR(36) NOT NULL,
	lesson_id INTEGER NOT NULL,
	asset_type VARCHAR(40) NOT NULL,
	file_path VARCHAR(500),
	revision INTEGER NOT NULL,
	title VARCHAR(300) DEFAULT '' NOT NULL,
	item_count INTEGER DEFAULT 0 NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	content JSON NOT NULL,
	CONSTRAINT fk_lesson_assets_lesson_id_lessons FOREIGN KEY(lesson_id) REFERENCES lessons (id) ON DELETE CASCADE,
	CONSTRAINT uq_lesson_assets_public_id UNIQUE (public_id)
);

CREATE INDEX ix_lesson_assets_kind ON lesson_assets (lesson_id, asset_type);

CREATE TABLE enrollments (
	id INTEGER NOT NULL,
	user_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	enrolled_at VARCHAR(40) NOT NULL,
	progress_percent FLOAT NOT NULL,
	last_opened_at VARCHAR(40) NOT NULL,
	last_lesson_id INTEGER,
	created_at VARCHAR(40) NOT NULL,
	updated_at VARCHAR(40) NOT NULL, left_at VARCHAR(40) DEFAULT '' NOT NULL,
	CONSTRAINT pk_enrollments PRIMARY KEY (id),
	CONSTRAINT fk_enrollments_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE,
	CONSTRAINT fk_enrollments_last_lesson_id_lessons FOREIGN KEY(last_lesson_id) REFERENCES lessons (id) ON DELETE SET NULL,
	CONSTRAINT fk_enrollments_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT uq_enrollments_user_id_course_id UNIQUE (user_id, course_id)
);

CREATE INDEX ix_enrollments_last_lesson_id ON enrollments (last_lesson_id);

CREATE TABLE lesson_completions (
	id INTEGER NOT NULL,
	user_id INTEGER NOT NULL,
	lesson_id INTEGER NOT NULL,
	completed_at VARCHAR(40) NOT NULL,
	day VARCHAR(10) NOT NULL, course_id INTEGER DEFAULT 0 NOT NULL,
	CONSTRAINT pk_lesson_completions PRIMARY KEY (id),
	CONSTRAINT fk_lesson_completions_lesson_id_lessons FOREIGN KEY(lesson_id) REFERENCES lessons (id) ON DELETE CASCADE,
	CONSTRAINT fk_lesson_completions_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT uq_lesson_completions_user_id_lesson_id UNIQUE (user_id, lesson_id)
);

CREATE INDEX ix_lesson_completions_days ON lesson_completions (user_id, day);

CREATE INDEX ix_lesson_completions_lesson ON lesson_completions (lesson_id);

CREATE TABLE reading_positions (
	user_id INTEGER NOT NULL,
	lesson_id INTEGER NOT NULL,
	position FLOAT NOT NULL,
	updated_at VARCHAR(40) NOT NULL, text_offset INTEGER DEFAULT (-1) NOT NULL, share FLOAT DEFAULT 0 NOT NULL, quote VARCHAR(80) DEFAULT '' NOT NULL, seconds FLOAT DEFAULT 0 NOT NULL, film_seconds FLOAT DEFAULT 0 NOT NULL,
	CONSTRAINT pk_reading_positions PRIMARY KEY (user_id, lesson_id),
	CONSTRAINT fk_reading_positions_lesson_id_lessons FOREIGN KEY(lesson_id) REFERENCES lessons (id) ON DELETE CASCADE,
	CONSTRAINT fk_reading_positions_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_reading_positions_lesson ON reading_positions (lesson_id);

CREATE TABLE quiz_attempts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	public_id VARCHAR(36) NOT NULL,
	user_id INTEGER NOT NULL,
	asset_id INTEGER NOT NULL,
	asset_revision INTEGER NOT NULL,
	score FLOAT NOT NULL,
	max_score FLOAT NOT NULL,
	attempted_at VARCHAR(40) NOT NULL,
	finished_at VARCHAR(40),
	day VARCHAR(10) NOT NULL,
	seed INTEGER NOT NULL, state VARCHAR(10) DEFAULT 'open' NOT NULL, kind VARCHAR(10) DEFAULT '' NOT NULL, counts BOOLEAN DEFAULT 1 NOT NULL, version VARCHAR(64) DEFAULT '' NOT NULL, spent_s FLOAT DEFAULT 0 NOT NULL, seen_at VARCHAR(40) DEFAULT '' NOT NULL, page INTEGER DEFAULT 0 NOT NULL, needs_marking INTEGER DEFAULT 0 NOT NULL, flags JSON DEFAULT '[]' NOT NULL, asked JSON DEFAULT '[]' NOT NULL, opened JSON DEFAULT '{}' NOT NULL, course_id INTEGER DEFAULT 0 NOT NULL, pause VARCHAR(10) DEFAULT '' NOT NULL, reopened_at VARCHAR(40) DEFAULT '' NOT NULL,
	CONSTRAINT ck_quiz_attempts_max_score_not_negative CHECK (max_score >= 0),
	CONSTRAINT fk_quiz_attempts_asset_id_lesson_assets FOREIGN KEY(asset_id) REFERENCES lesson_assets (id) ON DELETE CASCADE,
	CONSTRAINT fk_quiz_attempts_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT uq_quiz_attempts_public_id UNIQUE (public_id)
);

CREATE INDEX ix_quiz_attempts_asset ON quiz_attempts (asset_id);

CREATE INDEX ix_quiz_attempts_best ON quiz_attempts (user_id, asset_id, max_score, finished_at, score);

CREATE TABLE quiz_answers (
	id INTEGER NOT NULL,
	attempt_id INTEGER NOT NULL,
	user_id INTEGER NOT NULL,
	question_id VARCHAR(64) NOT NULL,
	score FLOAT NOT NULL,
	max_score FLOAT NOT NULL,
	answered_at VARCHAR(40) NOT NULL,
	day VARCHAR(10) NOT NULL,
	answer JSON NOT NULL, certainty INTEGER, spent_s FLOAT DEFAULT 0 NOT NULL, needs_marking BOOLEAN DEFAULT 0 NOT NULL, marked_by VARCHAR(200) DEFAULT '' NOT NULL, marked_at VARCHAR(40) DEFAULT '' NOT NULL, tries JSON DEFAULT '[]' NOT NULL,
	CONSTRAINT pk_quiz_answers PRIMARY KEY (id),
	CONSTRAINT fk_quiz_answers_attempt_id_quiz_attempts FOREIGN KEY(attempt_id) REFERENCES quiz_attempts (id) ON DELETE CASCADE,
	CONSTRAINT fk_quiz_answers_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT uq_quiz_answers_attempt_id_question_id UNIQUE (attempt_id, question_id)
);

CREATE INDEX ix_quiz_answers_days ON quiz_answers (user_id, day, answered_at, score, max_score);

CREATE VIRTUAL TABLE course_search USING fts5(title, description, content='courses', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3');

CREATE VIRTUAL TABLE lesson_search USING fts5(title, content, content='lessons', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3');

CREATE TRIGGER course_search_added AFTER INSERT ON courses BEGIN INSERT INTO course_search(rowid, title, description) VALUES (new.id, new.title, new.description); END;

CREATE TRIGGER course_search_removed AFTER DELETE ON courses BEGIN INSERT INTO course_search(course_search, rowid, title, description) VALUES ('delete', old.id, old.title, old.description); END;

CREATE TRIGGER course_search_changed AFTER UPDATE OF title, description ON courses WHEN old.title IS NOT new.title OR old.description IS NOT new.description BEGIN INSERT INTO course_search(course_search, rowid, title, description) VALUES ('delete', old.id, old.title, old.description); INSERT INTO course_search(rowid, title, description) VALUES (new.id, new.title, new.description); END;

CREATE TRIGGER lesson_search_added AFTER INSERT ON lessons BEGIN INSERT INTO lesson_search(rowid, title, content) VALUES (new.id, new.title, new.content); END;

CREATE TRIGGER lesson_search_removed AFTER DELETE ON lessons BEGIN INSERT INTO lesson_search(lesson_search, rowid, title, content) VALUES ('delete', old.id, old.title, old.content); END;

CREATE TRIGGER lesson_search_changed AFTER UPDATE OF title, content ON lessons WHEN old.title IS NOT new.title OR old.content IS NOT new.content BEGIN INSERT INTO lesson_search(lesson_search, rowid, title, content) VALUES ('delete', old.id, old.title, old.content); INSERT INTO lesson_search(rowid, title, content) VALUES (new.id, new.title, new.content); END;

CREATE TABLE "users" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	public_id VARCHAR(36) NOT NULL,
	email VARCHAR(320) NOT NULL,
	hashed_password VARCHAR(255),
	full_name VARCHAR(200) NOT NULL,
	is_admin BOOLEAN NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	updated_at VARCHAR(40) NOT NULL, is_instructor BOOLEAN DEFAULT 0 NOT NULL, must_change_password BOOLEAN DEFAULT 0 NOT NULL, is_disabled BOOLEAN DEFAULT 0 NOT NULL, recovery_hash VARCHAR(255), name_key VARCHAR(200) DEFAULT '' NOT NULL, group_name VARCHAR(80) DEFAULT '' NOT NULL, avatar VARCHAR(20) DEFAULT '' NOT NULL, last_seen_at VARCHAR(40) DEFAULT '' NOT NULL, deleted_at VARCHAR(40) DEFAULT '' NOT NULL, revision INTEGER DEFAULT 1 NOT NULL,
	CONSTRAINT uq_users_public_id UNIQUE (public_id),
	CONSTRAINT uq_users_email UNIQUE (email)
);

CREATE INDEX ix_users_live_name ON users (deleted_at, name_key, id);

CREATE INDEX ix_enrollments_recent ON enrollments (user_id, left_at, last_opened_at, course_id, progress_percent);

CREATE INDEX ix_enrollments_course ON enrollments (course_id, left_at);

CREATE TABLE user_pictures (
	user_id INTEGER NOT NULL,
	png BLOB NOT NULL,
	CONSTRAINT pk_user_pictures PRIMARY KEY (user_id),
	CONSTRAINT fk_user_pictures_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE sign_in_tries (
	"key" VARCHAR(64) NOT NULL,
	failures INTEGER NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	CONSTRAINT pk_sign_in_tries PRIMARY KEY ("key")
);

CREATE TABLE audit_log (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	at VARCHAR(40) NOT NULL,
	actor_id INTEGER,
	actor_name VARCHAR(200) NOT NULL,
	action VARCHAR(40) NOT NULL,
	subject_id INTEGER,
	subject_name VARCHAR(200) NOT NULL,
	detail VARCHAR(300) NOT NULL
);

CREATE INDEX ix_audit_log_action ON audit_log (action, id);

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is only added to'); END;

CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log is only added to'); END;

CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'audit_log is only added to'); END;

CREATE TABLE annotations (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	public_id VARCHAR(36) NOT NULL,
	user_id INTEGER NOT NULL,
	lesson_id INTEGER,
	course_public_id VARCHAR(36) NOT NULL,
	lesson_public_id VARCHAR(36) NOT NULL,
	course_title VARCHAR(300) NOT NULL,
	lesson_title VARCHAR(300) NOT NULL,
	heading VARCHAR(300) NOT NULL,
	kind VARCHAR(20) NOT NULL,
	colour INTEGER NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	is_lost BOOLEAN DEFAULT 0 NOT NULL,
	revision INTEGER DEFAULT 1 NOT NULL,
	text_key VARCHAR(32) DEFAULT '' NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	exact TEXT NOT NULL,
	prefix VARCHAR(64) NOT NULL,
	suffix VARCHAR(64) NOT NULL,
	body TEXT NOT NULL,
	tags JSON NOT NULL,
	search_key TEXT NOT NULL,
	tag_key TEXT NOT NULL,
	CONSTRAINT fk_annotations_lesson_id_lessons FOREIGN KEY(lesson_id) REFERENCES lessons (id) ON DELETE SET NULL,
	CONSTRAINT fk_annotations_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT uq_annotations_user_id_public_id UNIQUE (user_id, public_id)
);

CREATE INDEX ix_annotations_lesson ON annotations (lesson_id, user_id, start);

CREATE INDEX ix_annotations_orphans ON annotations (user_id, lesson_public_id);

CREATE INDEX ix_annotations_order ON annotations (user_id, course_title, lesson_title, start, id);

CREATE TABLE review_cards (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	public_id VARCHAR(36) NOT NULL,
	user_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	lesson_id INTEGER,
	asset_id INTEGER,
	question_id VARCHAR(64) NOT NULL,
	question_version VARCHAR(64) NOT NULL,
	sibling_key VARCHAR(64) NOT NULL,
	source VARCHAR(20) NOT NULL,
	anchor VARCHAR(200) NOT NULL,
	title VARCHAR(200) NOT NULL,
	state INTEGER NOT NULL,
	hold VARCHAR(20) NOT NULL,
	due_day INTEGER NOT NULL,
	due_at VARCHAR(40) NOT NULL,
	buried_until INTEGER NOT NULL,
	stability FLOAT NOT NULL,
	difficulty FLOAT NOT NULL,
	last_day INTEGER NOT NULL,
	reps INTEGER NOT NULL,
	lapses INTEGER NOT NULL,
	added_at VARCHAR(40) NOT NULL,
	CONSTRAINT fk_review_cards_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT fk_review_cards_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE,
	CONSTRAINT fk_review_cards_lesson_id_lessons FOREIGN KEY(lesson_id) REFERENCES lessons (id) ON DELETE SET NULL,
	CONSTRAINT fk_review_cards_asset_id_lesson_assets FOREIGN KEY(asset_id) REFERENCES lesson_assets (id) ON DELETE SET NULL,
	CONSTRAINT uq_review_cards_asset_id_question_id_user_id UNIQUE (asset_id, question_id, user_id),
	CONSTRAINT uq_review_cards_public_id UNIQUE (public_id)
);

CREATE INDEX ix_review_cards_due ON review_cards (user_id, hold, course_id, state, due_day, buried_until, due_at, stability, last_day, asset_id, lapses);

CREATE INDEX ix_review_cards_siblings ON review_cards (user_id, sibling_key);

CREATE INDEX ix_review_cards_course ON review_cards (course_id);

CREATE INDEX ix_review_cards_lesson ON review_cards (lesson_id);

CREATE TABLE review_log (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	card_id INTEGER NOT NULL,
	user_id INTEGER NOT NULL,
	at VARCHAR(40) NOT NULL,
	day INTEGER NOT NULL,
	recall INTEGER NOT NULL,
	state INTEGER NOT NULL,
	elapsed_days INTEGER NOT NULL,
	predicted FLOAT NOT NULL,
	took_ms INTEGER NOT NULL,
	expected_ms INTEGER NOT NULL,
	certainty INTEGER,
	fraction FLOAT NOT NULL,
	is_undone BOOLEAN NOT NULL,
	"before" JSON NOT NULL,
	answer JSON NOT NULL, course_id INTEGER DEFAULT 0 NOT NULL,
	CONSTRAINT fk_review_log_card_id_review_cards FOREIGN KEY(card_id) REFERENCES review_cards (id) ON DELETE CASCADE,
	CONSTRAINT fk_review_log_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_review_log_card ON review_log (card_id);

CREATE INDEX ix_review_log_newest ON review_log (user_id, is_undone, id, took_ms, expected_ms);

CREATE INDEX ix_review_log_days ON review_log (user_id, is_undone, day, state, recall, elapsed_days, predicted);

CREATE INDEX ix_review_log_history ON review_log (user_id, card_id, id, is_undone, day, recall);

CREATE INDEX ix_quiz_attempts_days ON quiz_attempts (user_id, day, finished_at, counts, score, max_score);

CREATE INDEX ix_quiz_answers_marking ON quiz_answers (attempt_id, needs_marking) WHERE needs_marking = 1;

CREATE TABLE quiz_versions (
	asset_id INTEGER NOT NULL,
	hash VARCHAR(64) NOT NULL,
	revision INTEGER NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	content JSON NOT NULL,
	CONSTRAINT pk_quiz_versions PRIMARY KEY (asset_id, hash),
	CONSTRAINT fk_quiz_versions_asset_id_lesson_assets FOREIGN KEY(asset_id) REFERENCES lesson_assets (id) ON DELETE CASCADE
);

CREATE TABLE quiz_standings (
	user_id INTEGER NOT NULL,
	asset_id INTEGER NOT NULL,
	score FLOAT NOT NULL,
	max_score FLOAT NOT NULL,
	attempts INTEGER NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	CONSTRAINT pk_quiz_standings PRIMARY KEY (user_id, asset_id),
	CONSTRAINT fk_quiz_standings_asset_id_lesson_assets FOREIGN KEY(asset_id) REFERENCES lesson_assets (id) ON DELETE CASCADE,
	CONSTRAINT fk_quiz_standings_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_quiz_standings_asset ON quiz_standings (asset_id, user_id);

CREATE TABLE generation_run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	course_id INTEGER,
	title VARCHAR(300) NOT NULL,
	engine VARCHAR(40) NOT NULL,
	status VARCHAR(20) NOT NULL,
	plan_rev INTEGER DEFAULT 0 NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	heartbeat VARCHAR(40) DEFAULT '' NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	brief JSON NOT NULL,
	profile JSON DEFAULT '{}' NOT NULL,
	budget JSON DEFAULT '{}' NOT NULL,
	outline BLOB NOT NULL,
	reading BLOB NOT NULL,
	CONSTRAINT fk_generation_run_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE
);

CREATE INDEX ix_generation_run_course ON generation_run (course_id);

CREATE TABLE generation_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	run_id INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	unit_id VARCHAR(40) NOT NULL,
	seq INTEGER NOT NULL,
	input_hash VARCHAR(64) DEFAULT '' NOT NULL,
	status VARCHAR(20) NOT NULL,
	attempt INTEGER DEFAULT 0 NOT NULL,
	error_kind VARCHAR(40) DEFAULT '' NOT NULL,
	tokens_in INTEGER DEFAULT 0 NOT NULL,
	tokens_out INTEGER DEFAULT 0 NOT NULL,
	cost_micros INTEGER DEFAULT 0 NOT NULL,
	started_at VARCHAR(40) DEFAULT '' NOT NULL,
	finished_at VARCHAR(40) DEFAULT '' NOT NULL,
	module_id INTEGER,
	lesson_id INTEGER,
	output JSON DEFAULT '{}' NOT NULL,
	CONSTRAINT fk_generation_step_run_id_generation_run FOREIGN KEY(run_id) REFERENCES generation_run (id) ON DELETE CASCADE,
	CONSTRAINT fk_generation_step_module_id_course_modules FOREIGN KEY(module_id) REFERENCES course_modules (id) ON DELETE SET NULL,
	CONSTRAINT fk_generation_step_lesson_id_lessons FOREIGN KEY(lesson_id) REFERENCES lessons (id) ON DELETE SET NULL,
	CONSTRAINT uq_generation_step_run_id_kind_unit_id_input_hash UNIQUE (run_id, kind, unit_id, input_hash)
);

CREATE INDEX ix_generation_step_lesson ON generation_step (lesson_id);

CREATE INDEX ix_generation_step_module ON generation_step (module_id);

CREATE TABLE generation_source (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	run_id INTEGER NOT NULL,
	source_id VARCHAR(20) NOT NULL,
	seq INTEGER NOT NULL,
	name TEXT NOT NULL,
	path TEXT NOT NULL,
	kind VARCHAR(40) NOT NULL,
	sha256 VARCHAR(64) NOT NULL,
	reader INTEGER NOT NULL,
	words INTEGER NOT NULL,
	pages JSON NOT NULL,
	text BLOB NOT NULL,
	tree BLOB NOT NULL,
	CONSTRAINT fk_generation_source_run_id_generation_run FOREIGN KEY(run_id) REFERENCES generation_run (id) ON DELETE CASCADE,
	CONSTRAINT uq_generation_source_run_id_source_id UNIQUE (run_id, source_id)
);

CREATE TABLE generation_block (
	source_key INTEGER NOT NULL,
	number INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	hash VARCHAR(32) NOT NULL,
	CONSTRAINT pk_generation_block PRIMARY KEY (source_key, number),
	CONSTRAINT fk_generation_block_source_key_generation_source FOREIGN KEY(source_key) REFERENCES generation_source (id) ON DELETE CASCADE
);

CREATE TABLE citation (
	lesson_id INTEGER NOT NULL,
	entity VARCHAR(20) NOT NULL,
	number INTEGER NOT NULL,
	rev INTEGER DEFAULT 1 NOT NULL,
	source_key INTEGER NOT NULL,
	block VARCHAR(40) NOT NULL,
	start INTEGER NOT NULL,
	"end" INTEGER NOT NULL,
	quote_hash VARCHAR(32) NOT NULL,
	CONSTRAINT pk_citation PRIMARY KEY (lesson_id, entity, number),
	CONSTRAINT fk_citation_lesson_id_lessons FOREIGN KEY(lesson_id) REFERENCES lessons (id) ON DELETE CASCADE,
	CONSTRAINT fk_citation_source_key_generation_source FOREIGN KEY(source_key) REFERENCES generation_source (id) ON DELETE CASCADE
);

CREATE INDEX ix_citation_source ON citation (source_key);

CREATE TABLE artifact_revision (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	lesson_id INTEGER NOT NULL,
	entity VARCHAR(40) NOT NULL,
	rev INTEGER NOT NULL,
	origin VARCHAR(20) NOT NULL,
	step_id INTEGER,
	parent_rev INTEGER DEFAULT 0 NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	content_hash VARCHAR(64) NOT NULL,
	content BLOB NOT NULL,
	CONSTRAINT fk_artifact_revision_lesson_id_lessons FOREIGN KEY(lesson_id) REFERENCES lessons (id) ON DELETE CASCADE,
	CONSTRAINT fk_artifact_revision_step_id_generation_step FOREIGN KEY(step_id) REFERENCES generation_step (id) ON DELETE SET NULL,
	CONSTRAINT uq_artifact_revision_lesson_id_entity_rev UNIQUE (lesson_id, entity, rev)
);

CREATE INDEX ix_artifact_revision_step ON artifact_revision (step_id);

CREATE INDEX ix_review_cards_known ON review_cards (user_id, lesson_id, stability, last_day, asset_id);

CREATE TABLE edit_steps (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	course_id INTEGER NOT NULL,
	at VARCHAR(40) NOT NULL,
	user_name VARCHAR(200) DEFAULT '' NOT NULL,
	verb VARCHAR(40) NOT NULL,
	title VARCHAR(300) DEFAULT '' NOT NULL,
	lesson_id INTEGER,
	is_done BOOLEAN NOT NULL,
	content BLOB NOT NULL,
	CONSTRAINT fk_edit_steps_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE
);

CREATE INDEX ix_edit_steps_course ON edit_steps (course_id, is_done, id);

CREATE TABLE course_trash (
	course_id INTEGER NOT NULL,
	trash_id INTEGER NOT NULL,
	module_id INTEGER NOT NULL,
	lesson_id INTEGER NOT NULL,
	CONSTRAINT pk_course_trash PRIMARY KEY (course_id),
	CONSTRAINT fk_course_trash_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE,
	CONSTRAINT fk_course_trash_trash_id_courses FOREIGN KEY(trash_id) REFERENCES courses (id) ON DELETE CASCADE
);

CREATE TABLE trashed_parts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	course_id INTEGER NOT NULL,
	kind VARCHAR(20) NOT NULL,
	part_id INTEGER NOT NULL,
	title VARCHAR(300) NOT NULL,
	parent_id INTEGER NOT NULL,
	parent_title VARCHAR(300) NOT NULL,
	place INTEGER DEFAULT 0 NOT NULL,
	lessons INTEGER DEFAULT 0 NOT NULL,
	deleted_at VARCHAR(40) NOT NULL,
	deleted_by VARCHAR(200) DEFAULT '' NOT NULL,
	CONSTRAINT fk_trashed_parts_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE
);

CREATE INDEX ix_trashed_parts_course ON trashed_parts (course_id, id);

CREATE INDEX ix_trashed_parts_old ON trashed_parts (deleted_at);

CREATE TABLE lesson_versions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	course_id INTEGER NOT NULL,
	lesson_public_id VARCHAR(36) DEFAULT '' NOT NULL,
	at VARCHAR(40) NOT NULL,
	user_name VARCHAR(200) DEFAULT '' NOT NULL,
	name VARCHAR(300) DEFAULT '' NOT NULL,
	title VARCHAR(300) NOT NULL,
	hash VARCHAR(64) NOT NULL,
	base_id INTEGER,
	depth INTEGER DEFAULT 0 NOT NULL,
	size INTEGER NOT NULL,
	data BLOB NOT NULL,
	CONSTRAINT fk_lesson_versions_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE
);

CREATE INDEX ix_lesson_versions_lesson ON lesson_versions (course_id, lesson_public_id, id);

CREATE INDEX ix_quiz_attempts_course ON quiz_attempts (user_id, course_id, counts, finished_at, score, max_score);

CREATE TABLE study_events (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	user_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	lesson_id INTEGER,
	asset_id INTEGER,
	"view" VARCHAR(36) NOT NULL,
	started_at VARCHAR(40) NOT NULL,
	ended_at VARCHAR(40) NOT NULL,
	day VARCHAR(10) NOT NULL,
	ms INTEGER NOT NULL,
	CONSTRAINT fk_study_events_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_study_events_newest ON study_events (user_id, ended_at);

CREATE INDEX ix_study_events_course ON study_events (course_id, user_id);

CREATE TABLE progress_days (
	user_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	day VARCHAR(10) NOT NULL,
	ms INTEGER DEFAULT '0' NOT NULL,
	lessons INTEGER DEFAULT '0' NOT NULL,
	answers INTEGER DEFAULT '0' NOT NULL,
	scored INTEGER DEFAULT '0' NOT NULL,
	correct INTEGER DEFAULT '0' NOT NULL,
	reviews INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_progress_days PRIMARY KEY (user_id, course_id, day),
	CONSTRAINT fk_progress_days_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX ix_progress_days_course ON progress_days (course_id, user_id);

CREATE TABLE progress_past (
	user_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	day VARCHAR(10) NOT NULL,
	ms INTEGER DEFAULT '0' NOT NULL,
	lessons INTEGER DEFAULT '0' NOT NULL,
	answers INTEGER DEFAULT '0' NOT NULL,
	scored INTEGER DEFAULT '0' NOT NULL,
	correct INTEGER DEFAULT '0' NOT NULL,
	reviews INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_progress_past PRIMARY KEY (user_id, course_id, day),
	CONSTRAINT fk_progress_past_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE past_scores (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	user_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	title VARCHAR(300) NOT NULL,
	day VARCHAR(10) NOT NULL,
	finished_at VARCHAR(40) NOT NULL,
	score FLOAT NOT NULL,
	max_score FLOAT NOT NULL,
	CONSTRAINT fk_past_scores_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_past_scores_user ON past_scores (user_id, course_id);

CREATE TABLE past_courses (
	course_id INTEGER NOT NULL,
	title VARCHAR(300) NOT NULL,
	CONSTRAINT pk_past_courses PRIMARY KEY (course_id)
);

CREATE TABLE question_outcomes (
	asset_id INTEGER NOT NULL,
	hash VARCHAR(64) NOT NULL,
	question_id VARCHAR(64) NOT NULL,
	outcome TEXT NOT NULL,
	CONSTRAINT pk_question_outcomes PRIMARY KEY (asset_id, hash, question_id),
	CONSTRAINT fk_question_outcomes_asset_id_lesson_assets FOREIGN KEY(asset_id) REFERENCES lesson_assets (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TRIGGER progress_study_added AFTER INSERT ON study_events BEGIN INSERT INTO progress_days (user_id, course_id, day, ms) SELECT new.user_id, 0, new.day, new.ms WHERE true ON CONFLICT (user_id, course_id, day) DO UPDATE SET ms = ms + excluded.ms; INSERT INTO progress_days (user_id, course_id, day, ms) SELECT new.user_id, new.course_id, new.day, new.ms WHERE new.course_id > 0 ON CONFLICT (user_id, course_id, day) DO UPDATE SET ms = ms + excluded.ms; END;

CREATE TRIGGER progress_study_changed AFTER UPDATE ON study_events BEGIN UPDATE progress_days SET ms = ms - old.ms WHERE user_id = old.user_id AND day = old.day AND course_id IN (0, old.course_id); INSERT INTO progress_days (user_id, course_id, day, ms) SELECT new.user_id, 0, new.day, new.ms WHERE true ON CONFLICT (user_id, course_id, day) DO UPDATE SET ms = ms + excluded.ms; INSERT INTO progress_days (user_id, course_id, day, ms) SELECT new.user_id, new.course_id, new.day, new.ms WHERE new.course_id > 0 ON CONFLICT (user_id, course_id, day) DO UPDATE SET ms = ms + excluded.ms; END;

CREATE TRIGGER progress_study_removed AFTER DELETE ON study_events BEGIN UPDATE progress_days SET ms = ms - old.ms WHERE user_id = old.user_id AND day = old.day AND course_id IN (0, old.course_id); END;

CREATE TRIGGER progress_lesson_done AFTER INSERT ON lesson_completions BEGIN UPDATE lesson_completions SET course_id = coalesce((SELECT coalesce(b.course_id, m.course_id) FROM lessons l JOIN course_modules m ON m.id = l.module_id LEFT JOIN course_trash b ON b.trash_id = m.course_id WHERE l.id = new.lesson_id), 0) WHERE id = new.id; INSERT INTO progress_days (user_id, course_id, day, lessons) SELECT new.user_id, 0, new.day, 1 WHERE true ON CONFLICT (user_id, course_id, day) DO UPDATE SET lessons = lessons + excluded.lessons; INSERT INTO progress_days (user_id, course_id, day, lessons) SELECT new.user_id, (SELECT course_id FROM lesson_completions WHERE id = new.id), new.day, 1 WHERE (SELECT course_id FROM lesson_completions WHERE id = new.id) > 0 ON CONFLICT (user_id, course_id, day) DO UPDATE SET lessons = lessons + excluded.lessons; END;

CREATE TRIGGER progress_lesson_undone AFTER DELETE ON lesson_completions WHEN EXISTS (SELECT 1 FROM lessons WHERE id = old.lesson_id) BEGIN UPDATE progress_days SET lessons = lessons - 1 WHERE user_id = old.user_id AND day = old.day AND course_id IN (0, old.course_id); END;

CREATE TRIGGER progress_lesson_gone AFTER DELETE ON lesson_completions WHEN NOT EXISTS (SELECT 1 FROM lessons WHERE id = old.lesson_id) AND EXISTS (SELECT 1 FROM users WHERE id = old.user_id) BEGIN INSERT INTO progress_past (user_id, course_id, day, lessons) SELECT old.user_id, old.course_id, old.day, 1 WHERE true ON CONFLICT (user_id, course_id, day) DO UPDATE SET lessons = lessons + excluded.lessons; END;

CREATE TRIGGER progress_attempt_stamped AFTER INSERT ON quiz_attempts BEGIN UPDATE quiz_attempts SET course_id = coalesce((SELECT coalesce(b.course_id, m.course_id) FROM lesson_assets s JOIN lessons l ON l.id = s.lesson_id JOIN course_modules m ON m.id = l.module_id LEFT JOIN course_trash b ON b.trash_id = m.course_id WHERE s.id = new.asset_id), 0) WHERE id = new.id; END;

CREATE TRIGGER progress_answer_added AFTER INSERT ON quiz_answers BEGIN INSERT INTO progress_days (user_id, course_id, day, answers, scored, correct) SELECT new.user_id, 0, new.day, 1, (new.max_score > 0 AND NOT new.needs_marking), (new.max_score > 0 AND NOT new.needs_marking AND new.score >= new.max_score - 1e-9) WHERE true ON CONFLICT (user_id, course_id, day) DO UPDATE SET answers = answers + excluded.answers, scored = scored + excluded.scored, correct = correct + excluded.correct; INSERT INTO progress_days (user_id, course_id, day, answers, scored, correct) SELECT new.user_id, (SELECT course_id FROM quiz_attempts WHERE id = new.attempt_id), new.day, 1, (new.max_score > 0 AND NOT new.needs_marking), (new.max_score > 0 AND NOT new.needs_marking AND new.score >= new.max_score - 1e-9) WHERE (SELECT course_id FROM quiz_attempts WHERE id = new.attempt_id) > 0 ON CONFLICT (user_id, course_id, day) DO UPDATE SET answers = answers + excluded.answers, scored = scored + excluded.scored, correct = correct + excluded.correct; END;

CREATE TRIGGER progress_answer_changed AFTER UPDATE OF day, score, max_score, needs_marking ON quiz_answers WHEN old.day IS NOT new.day OR old.score IS NOT new.score OR old.max_score IS NOT new.max_score OR old.needs_marking IS NOT new.needs_marking BEGIN UPDATE progress_days SET answers = answers - 1, scored = scored - (old.max_score > 0 AND NOT old.needs_marking), correct = correct - (old.max_score > 0 AND NOT old.needs_marking AND old.score >= old.max_score - 1e-9) WHERE user_id = old.user_id AND day = old.day AND course_id IN (0, (SELECT course_id FROM quiz_attempts WHERE id = old.attempt_id)); INSERT INTO progress_days (user_id, course_id, day, answers, scored, correct) SELECT new.user_id, 0, new.day, 1, (new.max_score > 0 AND NOT new.needs_marking), (new.max_score > 0 AND NOT new.needs_marking AND new.score >= new.max_score - 1e-9) WHERE true ON CONFLICT (user_id, course_id, day) DO UPDATE SET answers = answers + excluded.answers, scored = scored + excluded.scored, correct = correct + excluded.correct; INSERT INTO progress_days (user_id, course_id, day, answers, scored, correct) SELECT new.user_id, (SELECT course_id FROM quiz_attempts WHERE id = new.attempt_id), new.day, 1, (new.max_score > 0 AND NOT new.needs_marking), (new.max_score > 0 AND NOT new.needs_marking AND new.score >= new.max_score - 1e-9) WHERE (SELECT course_id FROM quiz_attempts WHERE id = new.attempt_id) > 0 ON CONFLICT (user_id, course_id, day) DO UPDATE SET answers = answers + excluded.answers, scored = scored + excluded.scored, correct = correct + excluded.correct; END;

CREATE TRIGGER progress_answer_removed AFTER DELETE ON quiz_answers WHEN EXISTS (SELECT 1 FROM quiz_attempts WHERE id = old.attempt_id) BEGIN UPDATE progress_days SET answers = answers - 1, scored = scored - (old.max_score > 0 AND NOT old.needs_marking), correct = correct - (old.max_score > 0 AND NOT old.needs_marking AND old.score >= old.max_score - 1e-9) WHERE user_id = old.user_id AND day = old.day AND course_id IN (0, (SELECT course_id FROM quiz_attempts WHERE id = old.attempt_id)); END;

CREATE TRIGGER progress_quiz_gone BEFORE DELETE ON lesson_assets BEGIN INSERT INTO progress_past (user_id, course_id, day, answers, scored, correct) SELECT a.user_id, t.course_id, a.day, sum(1), sum((a.max_score > 0 AND NOT a.needs_marking)), sum((a.max_score > 0 AND NOT a.needs_marking AND a.score >= a.max_score - 1e-9)) FROM quiz_attempts t JOIN quiz_answers a ON a.attempt_id = t.id WHERE t.asset_id = old.id GROUP BY a.user_id, t.course_id, a.day ON CONFLICT (user_id, course_id, day) DO UPDATE SET answers = answers + excluded.answers, scored = scored + excluded.scored, correct = correct + excluded.correct; INSERT INTO past_scores (user_id, course_id, title, day, finished_at, score, max_score) SELECT user_id, course_id, old.title, day, finished_at, score, max_score FROM quiz_attempts WHERE asset_id = old.id AND finished_at IS NOT NULL AND counts AND max_score > 0 ORDER BY id; END;

CREATE TRIGGER progress_attempt_removed BEFORE DELETE ON quiz_attempts WHEN EXISTS (SELECT 1 FROM lesson_assets WHERE id = old.asset_id) BEGIN UPDATE progress_days SET answers = progress_days.answers - n.answers, scored = progress_days.scored - n.scored, correct = progress_days.correct - n.correct FROM (SELECT a.day AS of_day, sum(1) AS answers, sum((a.max_score > 0 AND NOT a.needs_marking)) AS scored, sum((a.max_score > 0 AND NOT a.needs_marking AND a.score >= a.max_score - 1e-9)) AS correct FROM quiz_answers a WHERE a.attempt_id = old.id GROUP BY a.day) n WHERE user_id = old.user_id AND course_id IN (0, old.course_id) AND day = n.of_day; END;

CREATE TRIGGER progress_review_added AFTER INSERT ON review_log BEGIN UPDATE review_log SET course_id = coalesce((SELECT course_id FROM review_cards WHERE id = new.card_id), 0) WHERE id = new.id; INSERT INTO progress_days (user_id, course_id, day, reviews) SELECT new.user_id, 0, date(new.day + 1721424.5), NOT new.is_undone WHERE true ON CONFLICT (user_id, course_id, day) DO UPDATE SET reviews = reviews + excluded.reviews; INSERT INTO progress_days (user_id, course_id, day, reviews) SELECT new.user_id, (SELECT course_id FROM review_log WHERE id = new.id), date(new.day + 1721424.5), NOT new.is_undone WHERE (SELECT course_id FROM review_log WHERE id = new.id) > 0 ON CONFLICT (user_id, course_id, day) DO UPDATE SET reviews = reviews + excluded.reviews; END;

CREATE TRIGGER progress_review_undone AFTER UPDATE OF is_undone ON review_log WHEN old.is_undone <> new.is_undone BEGIN INSERT INTO progress_days (user_id, course_id, day, reviews) SELECT new.user_id, 0, date(new.day + 1721424.5), old.is_undone - new.is_undone WHERE true ON CONFLICT (user_id, course_id, day) DO UPDATE SET reviews = reviews + excluded.reviews; INSERT INTO progress_days (user_id, course_id, day, reviews) SELECT new.user_id, new.course_id, date(new.day + 1721424.5), old.is_undone - new.is_undone WHERE new.course_id > 0 ON CONFLICT (user_id, course_id, day) DO UPDATE SET reviews = reviews + excluded.reviews; END;

CREATE TRIGGER progress_review_removed AFTER DELETE ON review_log WHEN EXISTS (SELECT 1 FROM review_cards WHERE id = old.card_id) AND NOT old.is_undone BEGIN UPDATE progress_days SET reviews = reviews - 1 WHERE user_id = old.user_id AND day = date(old.day + 1721424.5) AND course_id IN (0, old.course_id); END;

CREATE TRIGGER progress_review_gone AFTER DELETE ON review_log WHEN NOT EXISTS (SELECT 1 FROM review_cards WHERE id = old.card_id) AND EXISTS (SELECT 1 FROM users WHERE id = old.user_id) AND NOT old.is_undone BEGIN INSERT INTO progress_past (user_id, course_id, day, reviews) SELECT old.user_id, old.course_id, date(old.day + 1721424.5), 1 WHERE true ON CONFLICT (user_id, course_id, day) DO UPDATE SET reviews = reviews + excluded.reviews; END;

CREATE TRIGGER progress_outcomes AFTER INSERT ON quiz_versions BEGIN INSERT OR IGNORE INTO question_outcomes (asset_id, hash, question_id, outcome) SELECT new.asset_id, new.hash, json_extract(new.content, q.fullkey || '.id'), json_extract(new.content, q.fullkey || '.ext."coursegen:outcome"') FROM json_each(new.content, '$.questions') q WHERE typeof(json_extract(new.content, q.fullkey || '.id')) = 'text' AND typeof(json_extract(new.content, q.fullkey || '.ext."coursegen:outcome"')) = 'text' AND json_extract(new.content, q.fullkey || '.ext."coursegen:outcome"') <> ''; END;

CREATE TRIGGER progress_course_gone BEFORE DELETE ON courses WHEN EXISTS (SELECT 1 FROM progress_days WHERE course_id = old.id) BEGIN INSERT INTO past_courses (course_id, title) VALUES (old.id, old.title) ON CONFLICT DO UPDATE SET title = excluded.title; END;

CREATE TABLE gradebooks (
	course_id INTEGER NOT NULL,
	revision INTEGER NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	scheme JSON NOT NULL,
	CONSTRAINT pk_gradebooks PRIMARY KEY (course_id),
	CONSTRAINT fk_gradebooks_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE
);

CREATE TABLE grade_changes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	course_id INTEGER NOT NULL,
	user_id INTEGER NOT NULL,
	asset_id INTEGER NOT NULL,
	percent FLOAT,
	comment VARCHAR(500) NOT NULL,
	by_name VARCHAR(200) NOT NULL,
	at VARCHAR(40) NOT NULL,
	CONSTRAINT fk_grade_changes_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE,
	CONSTRAINT fk_grade_changes_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_grade_changes_course ON grade_changes (course_id, id);

CREATE INDEX ix_grade_changes_user ON grade_changes (user_id);

CREATE TABLE school_classes (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	public_id VARCHAR(36) NOT NULL,
	name VARCHAR(80) NOT NULL,
	name_key VARCHAR(80) NOT NULL,
	icon VARCHAR(40) NOT NULL,
	colour INTEGER NOT NULL,
	way VARCHAR(20) NOT NULL,
	may_join BOOLEAN NOT NULL,
	has_guests BOOLEAN NOT NULL,
	freezes_clock BOOLEAN NOT NULL,
	shows_pictures BOOLEAN NOT NULL,
	archived_at VARCHAR(40) DEFAULT '' NOT NULL,
	revision INTEGER NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	updated_at VARCHAR(40) NOT NULL, takes_cards BOOLEAN DEFAULT 1 NOT NULL,
	CONSTRAINT uq_school_classes_public_id UNIQUE (public_id)
);

CREATE INDEX ix_school_classes_live ON school_classes (archived_at, name_key, id);

CREATE TABLE class_members (
	class_id INTEGER NOT NULL,
	user_id INTEGER NOT NULL,
	role VARCHAR(20) NOT NULL,
	made_here BOOLEAN NOT NULL,
	pictures_hash VARCHAR(255),
	pictures VARCHAR(120) DEFAULT '' NOT NULL,
	joined_at VARCHAR(40) NOT NULL,
	left_at VARCHAR(40) DEFAULT '' NOT NULL,
	updated_at VARCHAR(40) NOT NULL, card_hash VARCHAR(64), card VARCHAR(40) DEFAULT '' NOT NULL,
	CONSTRAINT pk_class_members PRIMARY KEY (class_id, user_id),
	CONSTRAINT fk_class_members_class_id_school_classes FOREIGN KEY(class_id) REFERENCES school_classes (id) ON DELETE CASCADE,
	CONSTRAINT fk_class_members_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_class_members_user ON class_members (user_id, left_at, role);

CREATE TABLE assignments (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	public_id VARCHAR(36) NOT NULL,
	class_id INTEGER NOT NULL,
	course_id INTEGER NOT NULL,
	lesson_id INTEGER,
	asset_id INTEGER,
	for_all BOOLEAN NOT NULL,
	from_day VARCHAR(10) NOT NULL,
	until_day VARCHAR(10) NOT NULL,
	note VARCHAR(300) NOT NULL,
	given_by VARCHAR(200) NOT NULL,
	withdrawn_at VARCHAR(40) DEFAULT '' NOT NULL,
	revision INTEGER NOT NULL,
	created_at VARCHAR(40) NOT NULL,
	updated_at VARCHAR(40) NOT NULL,
	CONSTRAINT fk_assignments_class_id_school_classes FOREIGN KEY(class_id) REFERENCES school_classes (id) ON DELETE CASCADE,
	CONSTRAINT fk_assignments_course_id_courses FOREIGN KEY(course_id) REFERENCES courses (id) ON DELETE CASCADE,
	CONSTRAINT fk_assignments_lesson_id_lessons FOREIGN KEY(lesson_id) REFERENCES lessons (id) ON DELETE CASCADE,
	CONSTRAINT fk_assignments_asset_id_lesson_assets FOREIGN KEY(asset_id) REFERENCES lesson_assets (id) ON DELETE CASCADE,
	CONSTRAINT uq_assignments_public_id UNIQUE (public_id)
);

CREATE INDEX ix_assignments_class ON assignments (class_id, withdrawn_at);

CREATE INDEX ix_assignments_course ON assignments (course_id);

CREATE INDEX ix_assignments_lesson ON assignments (lesson_id);

CREATE INDEX ix_assignments_asset ON assignments (asset_id);

CREATE TABLE assignment_people (
	assignment_id INTEGER NOT NULL,
	user_id INTEGER NOT NULL,
	CONSTRAINT pk_assignment_people PRIMARY KEY (assignment_id, user_id),
	CONSTRAINT fk_assignment_people_assignment_id_assignments FOREIGN KEY(assignment_id) REFERENCES assignments (id) ON DELETE CASCADE,
	CONSTRAINT fk_assignment_people_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_assignment_people_user ON assignment_people (user_id);

CREATE INDEX ix_class_members_card ON class_members (card_hash) WHERE card_hash IS NOT NULL;

INSERT INTO alembic_version VALUES ('0014');

COMMIT;
