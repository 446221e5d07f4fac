BEGIN;
CREATE TABLE settings (
	name VARCHAR(80) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (name)
);
CREATE TABLE row_ids (
	table_name VARCHAR(40) NOT NULL, 
	next INTEGER NOT NULL, 
	CONSTRAINT pk_row_ids PRIMARY KEY (table_name)
);
CREATE TABLE texts (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	content TEXT NOT NULL, 
	sentences BYTEA NOT NULL, 
	words BYTEA NOT NULL, 
	times BYTEA NOT NULL, 
	CONSTRAINT pk_texts PRIMARY KEY (id)
);
CREATE TABLE originals (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	data BYTEA NOT NULL, 
	CONSTRAINT pk_originals PRIMARY KEY (id)
);
CREATE TABLE coders (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_coders PRIMARY KEY (id), 
	CONSTRAINT uq_coders_guid UNIQUE (guid), 
	CONSTRAINT uq_coders_name UNIQUE (name)
);
CREATE TABLE codes (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	slug VARCHAR(200) NOT NULL, 
	parent_id INTEGER, 
	position INTEGER NOT NULL, 
	label JSON NOT NULL, 
	definition JSON NOT NULL, 
	inclusion JSON NOT NULL, 
	exclusion JSON NOT NULL, 
	example JSON NOT NULL, 
	cues JSON NOT NULL, 
	colour VARCHAR(9) NOT NULL, 
	key VARCHAR(1), 
	gap BOOLEAN NOT NULL, 
	exclusive BOOLEAN NOT NULL, 
	CONSTRAINT pk_codes PRIMARY KEY (id), 
	CONSTRAINT uq_codes_guid UNIQUE (guid), 
	CONSTRAINT uq_codes_slug UNIQUE (slug), 
	CONSTRAINT fk_codes_parent_id FOREIGN KEY(parent_id) REFERENCES codes (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE cases (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_cases PRIMARY KEY (id), 
	CONSTRAINT uq_cases_guid UNIQUE (guid), 
	CONSTRAINT uq_cases_name UNIQUE (name)
);
CREATE TABLE attributes (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	owner VARCHAR(8) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	choices JSON NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_attributes PRIMARY KEY (id), 
	CONSTRAINT uq_attributes_owner_name UNIQUE (owner, name), 
	CONSTRAINT uq_attributes_guid UNIQUE (guid)
);
CREATE TABLE preferences (
	coder_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_preferences PRIMARY KEY (coder_id, name), 
	CONSTRAINT fk_preferences_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id)
);
CREATE TABLE operations (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	coder_id INTEGER NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	verb VARCHAR(40) NOT NULL, 
	summary JSON NOT NULL, 
	tool_version VARCHAR(40) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	target_id INTEGER, 
	state VARCHAR(8) NOT NULL, 
	change_count INTEGER NOT NULL, 
	CONSTRAINT pk_operations PRIMARY KEY (id), 
	CONSTRAINT uq_operations_guid UNIQUE (guid), 
	CONSTRAINT fk_operations_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id), 
	CONSTRAINT fk_operations_target_id FOREIGN KEY(target_id) REFERENCES operations (id)
);
CREATE INDEX ix_operations_undo ON operations (coder_id, kind, state, id);
CREATE TABLE sources (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	imported_name VARCHAR(300) NOT NULL, 
	text_id INTEGER NOT NULL, 
	original_id INTEGER NOT NULL, 
	text_sha256 VARCHAR(64) NOT NULL, 
	file_sha256 VARCHAR(64) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	words INTEGER NOT NULL, 
	imported_at VARCHAR(32) NOT NULL, 
	encoding VARCHAR(40), 
	fiction BOOLEAN NOT NULL, 
	dropped JSON NOT NULL, 
	CONSTRAINT pk_sources PRIMARY KEY (id), 
	CONSTRAINT uq_sources_guid UNIQUE (guid), 
	CONSTRAINT uq_sources_name UNIQUE (name), 
	CONSTRAINT fk_sources_text_id FOREIGN KEY(text_id) REFERENCES texts (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sources_original_id FOREIGN KEY(original_id) REFERENCES originals (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_sources_file_sha256 ON sources (file_sha256);
CREATE TABLE changes (
	operation_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	table_name VARCHAR(40) NOT NULL, 
	row_id INTEGER NOT NULL, 
	before JSON, 
	after JSON, 
	CONSTRAINT pk_changes PRIMARY KEY (operation_id, number), 
	CONSTRAINT fk_changes_operation_id FOREIGN KEY(operation_id) REFERENCES operations (id)
);
CREATE INDEX ix_changes_row ON changes (table_name, row_id);
CREATE TABLE speakers (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	source_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	is_interviewer BOOLEAN NOT NULL, 
	CONSTRAINT pk_speakers PRIMARY KEY (id), 
	CONSTRAINT uq_speakers_guid UNIQUE (guid), 
	CONSTRAINT fk_speakers_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_speakers_source_id ON speakers (source_id);
CREATE TABLE codings (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	source_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	code_id INTEGER NOT NULL, 
	coder_id INTEGER NOT NULL, 
	origin VARCHAR(12) NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	fingerprint VARCHAR(16) NOT NULL, 
	CONSTRAINT pk_codings PRIMARY KEY (id), 
	CONSTRAINT uq_codings_guid UNIQUE (guid), 
	CONSTRAINT fk_codings_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_codings_code_id FOREIGN KEY(code_id) REFERENCES codes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_codings_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_codings_code_id ON codings (code_id);
CREATE INDEX ix_codings_source_id_start ON codings (source_id, start);
CREATE TABLE source_states (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	coder_id INTEGER NOT NULL, 
	finished BOOLEAN NOT NULL, 
	blind BOOLEAN NOT NULL, 
	CONSTRAINT pk_source_states PRIMARY KEY (id), 
	CONSTRAINT uq_source_states_source_id_coder_id UNIQUE (source_id, coder_id), 
	CONSTRAINT fk_source_states_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_source_states_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE turns (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	speaker_id INTEGER, 
	time_ms INTEGER, 
	words INTEGER NOT NULL, 
	CONSTRAINT pk_turns PRIMARY KEY (id), 
	CONSTRAINT fk_turns_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_turns_speaker_id FOREIGN KEY(speaker_id) REFERENCES speakers (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_turns_source_id_start ON turns (source_id, start);
CREATE TABLE case_members (
	id INTEGER NOT NULL, 
	case_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	speaker_id INTEGER, 
	CONSTRAINT pk_case_members PRIMARY KEY (id), 
	CONSTRAINT fk_case_members_case_id FOREIGN KEY(case_id) REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_case_members_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_case_members_speaker_id FOREIGN KEY(speaker_id) REFERENCES speakers (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_case_members_source_id ON case_members (source_id);
CREATE TABLE attribute_values (
	id INTEGER NOT NULL, 
	attribute_id INTEGER NOT NULL, 
	case_id INTEGER, 
	source_id INTEGER, 
	speaker_id INTEGER, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_attribute_values PRIMARY KEY (id), 
	CONSTRAINT fk_attribute_values_attribute_id FOREIGN KEY(attribute_id) REFERENCES attributes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attribute_values_case_id FOREIGN KEY(case_id) REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attribute_values_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attribute_values_speaker_id FOREIGN KEY(speaker_id) REFERENCES speakers (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_attribute_values_attribute_id ON attribute_values (attribute_id);
CREATE TABLE memos (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	text TEXT NOT NULL, 
	coder_id INTEGER NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	modified_at VARCHAR(32) NOT NULL, 
	coding_id INTEGER, 
	code_id INTEGER, 
	source_id INTEGER, 
	case_id INTEGER, 
	CONSTRAINT pk_memos PRIMARY KEY (id), 
	CONSTRAINT uq_memos_guid UNIQUE (guid), 
	CONSTRAINT fk_memos_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memos_coding_id FOREIGN KEY(coding_id) REFERENCES codings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memos_code_id FOREIGN KEY(code_id) REFERENCES codes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memos_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_memos_case_id FOREIGN KEY(case_id) REFERENCES cases (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
INSERT INTO attributes ("id", "guid", "name", "owner", "kind", "choices", "position") VALUES (1, '1472BC24-BBA1-4CDC-BD9F-07455C1217AD', 'since', 'case', 'number', '[]', 0);
INSERT INTO cases ("id", "guid", "name", "position") VALUES (1, 'F54ABF01-A5E4-432D-9937-5EC789A5976C', 'Oostrand', 0);
INSERT INTO cases ("id", "guid", "name", "position") VALUES (2, 'BE7A3322-2D53-4AAD-8C74-EE46FCC43921', 'De Kade', 1);
INSERT INTO coders ("id", "guid", "name", "role") VALUES (1, '7270D903-C190-45B1-969D-5BC36D76F163', 'anna', 'analyst');
INSERT INTO coders ("id", "guid", "name", "role") VALUES (2, '66FCA56C-D308-42E9-A8D0-FCBDFB771828', 'bas', 'analyst');
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (1, '6AA379A3-716E-4915-A673-AE7D23EB4B2E', 'loyalty', NULL, 0, '{"": "loyalty"}', '{}', '{}', '{}', '{}', '{}', '#a65fb0', 'l', false, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (2, 'D86B9392-84B8-40A7-BF0F-962C15701A4D', 'dual-loyalty', 1, 0, '{"": "dual loyalty"}', '{"en": "Torn between network and home base"}', '{}', '{}', '{}', '{}', '#c2703d', NULL, false, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (3, '7797C19A-931F-4811-8DA3-2E0AF6C8D7EA', 'network-first', 1, 1, '{"": "network first"}', '{}', '{}', '{}', '{}', '{}', '#4d9a5b', NULL, false, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (4, 'C58DB08C-12BA-442B-99A0-D9FE9EE1CBC1', 'legitimation', NULL, 1, '{"": "legitimation"}', '{}', '{}', '{}', '{}', '{}', '#4d9a5b', NULL, false, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (5, 'E09332BC-2736-4701-AA3E-4BABFFAFB54E', 'public-demand', 4, 0, '{"": "public demand"}', '{}', '{}', '{}', '{}', '{}', '#b8892b', NULL, false, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (6, '150F7423-0B4F-49DA-B5C9-290C436A689D', 'lack-of-public-demand', 5, 0, '{"": "lack of public demand"}', '{}', '{}', '{}', '{}', '{}', '#3a9aa0', NULL, true, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (7, '822DD60A-7EDA-4387-9450-FDCEF6ECA76D', 'value', NULL, 2, '{"": "value"}', '{}', '{}', '{}', '{}', '{}', '#c2556b', NULL, false, false);
INSERT INTO originals ("id", "sha256", "data") VALUES (1, 'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa', '\x493a20486f77206469642074686520776f726b73686f7020626567696e3f0a0a523a20497420646964206e6f7420626567696e2c20697420677265772e205765206b6e65772065616368206f746865722066726f6d20616e206f6c642070726f6a6563742e204e6f626f64792061736b656420666f72206120706c616e2e0a0a493a20416e6420796f7572206f776e20626f6172643f0a0a523a2049207374616e642077697468206f6e6520666f6f74206865726520616e64206f6e6520666f6f742074686572652e205468617420697320686172642e204d7920626f6172642077616e747320666967757265732c20616e64207468652070656f706c6520617420746865206b69746368656e207461626c652077616e742061206c696665206f66207468656972206f776e2e0a'::bytea);
INSERT INTO originals ("id", "sha256", "data") VALUES (2, 'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e', '\x493a2057686f6d20646f20796f7520776f726b20666f723f0a0a523a20466f722074686520717561792c20616e6420666f722074686520746f776e20746861742070617973206d652e20536f6d6574696d6573204920616d2061206d657373656e6765722c20736f6d6574696d65732061207370792e0a0a493a20446f657320616e79626f6479207468616e6b20796f753f0a0a523a204e6f626f64792061736b656420666f72206120706c616e2c20616e64206e6f626f6479207468616e6b7320796f7520666f72206f6e652e204920616d206e6f7420737572652077686f2077652061726520646f696e6720697420666f722e0a'::bytea);
INSERT INTO row_ids ("table_name", "next") VALUES ('codes', 8);
INSERT INTO row_ids ("table_name", "next") VALUES ('texts', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('originals', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('sources', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('speakers', 5);
INSERT INTO row_ids ("table_name", "next") VALUES ('turns', 9);
INSERT INTO row_ids ("table_name", "next") VALUES ('cases', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('case_members', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('memos', 2);
INSERT INTO row_ids ("table_name", "next") VALUES ('attributes', 2);
INSERT INTO row_ids ("table_name", "next") VALUES ('attribute_values', 2);
INSERT INTO row_ids ("table_name", "next") VALUES ('coders', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('source_states', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('codings', 5);
INSERT INTO row_ids ("table_name", "next") VALUES ('operations', 21);
INSERT INTO settings ("name", "value") VALUES ('name', '"Small study"');
INSERT INTO settings ("name", "value") VALUES ('guid', '"04C5520F-80C0-4755-B1E8-1A13289687A1"');
INSERT INTO settings ("name", "value") VALUES ('created_at', '"2026-11-22T00:40:01.535Z"');
INSERT INTO texts ("id", "sha256", "content", "sentences", "words", "times") VALUES (1, 'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa', 'I: How did the workshop begin?

R: It did not begin, it grew. We knew each other from an old project. Nobody asked for a plan.

I: And your own board?

R: I stand with one foot here and one foot there. That is hard. My board wants figures, and the people at the kitchen table want a life of their own.
', '\x0000000002000000030000001e0000002000000022000000230000003d0000003e00000065000000660000007e00000080000000820000008300000096000000980000009a0000009b000000c9000000ca000000d7000000d80000002d010000'::bytea, '\x0000000003000000070000000b0000000f000000180000002000000023000000260000002a0000002e00000035000000380000003e00000041000000460000004b0000005100000056000000590000005d000000660000006d0000007300000077000000790000008000000083000000870000008c00000090000000980000009b0000009d000000a3000000a8000000ac000000b1000000b6000000ba000000be000000c3000000ca000000cf000000d2000000d8000000db000000e1000000e7000000f0000000f4000000f8000000ff00000002010000060100000e01000014010000190100001b010000200100002301000029010000'::bytea, '\x'::bytea);
INSERT INTO texts ("id", "sha256", "content", "sentences", "words", "times") VALUES (2, 'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e', 'I: Whom do you work for?

R: For the quay, and for the town that pays me. Sometimes I am a messenger, sometimes a spy.

I: Does anybody thank you?

R: Nobody asked for a plan, and nobody thanks you for one. I am not sure who we are doing it for.
', '\x000000000200000003000000180000001a0000001c0000001d000000490000004a00000076000000780000007a0000007b00000092000000940000009600000097000000ce000000cf000000f5000000'::bytea, '\x0000000003000000080000000b0000000f000000140000001a0000001d00000021000000250000002b0000002f00000033000000370000003c00000041000000460000004a0000005400000056000000590000005b000000660000007000000072000000780000007b00000080000000880000008e00000094000000970000009e000000a4000000a8000000aa000000b0000000b4000000bb000000c2000000c6000000ca000000cf000000d1000000d4000000d8000000dd000000e1000000e4000000e8000000ee000000f1000000'::bytea, '\x'::bytea);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (1, 'D7B54765-31CD-42ED-92C9-CA2EC9C4586F', 1, '2026-11-22T00:40:01.552Z', 'add code', '{"text": "Added code “{code}”", "values": {"code": "loyalty"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (2, 'E0C40BA0-3E1F-4CC2-8485-7482A3A4F225', 1, '2026-11-22T00:40:01.563Z', 'add code', '{"text": "Added code “{code}”", "values": {"code": "dual loyalty"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (3, 'C2554BFA-A376-4801-820B-2BB9A707B53E', 1, '2026-11-22T00:40:01.572Z', 'add code', '{"text": "Added code “{code}”", "values": {"code": "network first"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (4, '3D7004D1-F1B0-4B5E-8C49-26D4A6940260', 1, '2026-11-22T00:40:01.580Z', 'add code', '{"text": "Added code “{code}”", "values": {"code": "legitimation"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (5, 'FF9C4330-65F1-4E28-9ED3-4B0014A81EC0', 1, '2026-11-22T00:40:01.588Z', 'add code', '{"text": "Added code “{code}”", "values": {"code": "public demand"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (6, 'DF85E951-95F2-47E7-98DB-B939134FE0A8', 1, '2026-11-22T00:40:01.597Z', 'add code', '{"text": "Added code “{code}”", "values": {"code": "lack of public demand"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (7, '2739DFD5-67B4-4FF1-B40A-1673362B2468', 1, '2026-11-22T00:40:01.605Z', 'add code', '{"text": "Added code “{code}”", "values": {"code": "value"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (8, '4213FA25-5460-4BA4-8468-F1B65E52943D', 1, '2026-11-22T00:40:01.645Z', 'import', '{"text": "Imported “{first}”", "values": {"n": 2, "first": "Oostrand-R1"}, "many": "Imported {n} sources, “{first}” first"}', '0.1.0', 'do', NULL, 'done', 18);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (9, 'E3EEDCDB-CC41-4816-A0B0-52227F2602D7', 1, '2026-11-22T00:40:01.691Z', 'code', '{"text": "Coded a segment of “{source}” with “{code}”", "values": {"source": "Oostrand-R1", "code": "dual loyalty"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (10, '21E3CD47-7EEC-447C-90FD-B8EE93E22465', 1, '2026-11-22T00:40:01.703Z', 'memo', '{"text": "Wrote a memo on a coding", "values": {}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (11, 'B64C3D05-23BF-49ED-AC21-4B79EA6B9AC7', 1, '2026-11-22T00:40:01.716Z', 'blind', '{"text": "Coding “{source}” blind", "values": {"source": "Oostrand-R1"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (12, '4AB66FDC-939A-4374-B7BF-8BF68B1D989F', 1, '2026-11-22T00:40:01.727Z', 'finish', '{"text": "Finished coding “{source}”", "values": {"source": "Oostrand-R1"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (13, '65899561-3209-4EA3-A245-B48681097A1F', 1, '2026-11-22T00:40:01.741Z', 'attribute', '{"text": "Added attribute “{name}”", "values": {"name": "since"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (14, '58BB4789-D22B-47A8-8F8D-2DAA88F807A4', 1, '2026-11-22T00:40:01.759Z', 'attribute', '{"text": "Set {name} of “{owner}” to “{value}”", "values": {"name": "since", "owner": "Oostrand", "value": "2019"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (15, 'FF777F93-C13E-4186-81F3-848AFB1A1AFB', 2, '2026-11-22T00:40:01.799Z', 'code', '{"text": "Coded a segment of “{source}” with “{code}”", "values": {"source": "Oostrand-R1", "code": "dual loyalty"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (16, 'C0465866-12AC-41F4-9942-72003CE09E08', 2, '2026-11-22T00:40:01.813Z', 'code', '{"text": "Coded a segment of “{source}” with “{code}”", "values": {"source": "Oostrand-R1", "code": "value"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (17, '8553EB6C-7CFF-4A80-A1B1-B53399D8B087', 2, '2026-11-22T00:40:01.824Z', 'blind', '{"text": "Coding “{source}” blind", "values": {"source": "Oostrand-R1"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (18, 'D5190727-5F67-448A-AEA5-08133B87B48D', 2, '2026-11-22T00:40:01.832Z', 'finish', '{"text": "Finished coding “{source}”", "values": {"source": "Oostrand-R1"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (19, '4B49C13B-B2F0-4B81-8CCB-6A9CB8AB7C4B', 2, '2026-11-22T00:40:01.845Z', 'code', '{"text": "Coded a segment of “{source}” with “{code}”", "values": {"source": "De Kade-R1", "code": "value"}}', '0.1.0', 'do', NULL, 'undone', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (20, 'AC4A675D-49F4-41ED-9180-6669CD4765E7', 2, '2026-11-22T00:40:01.861Z', 'undo', '{"text": "Coded a segment of “{source}” with “{code}”", "values": {"source": "De Kade-R1", "code": "value"}}', '0.1.0', 'undo', 19, 'final', 1);
INSERT INTO sources ("id", "guid", "name", "imported_name", "text_id", "original_id", "text_sha256", "file_sha256", "language", "words", "imported_at", "encoding", "fiction", "dropped") VALUES (1, 'CAECC4B9-4F1A-4ABF-8BC6-CEB9AA10781B', 'Oostrand-R1', 'Oostrand-R1.txt', 1, 1, 'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa', 'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa', 'en', 62, '2026-11-22T00:40:01.616Z', 'UTF-8', false, '[]');
INSERT INTO sources ("id", "guid", "name", "imported_name", "text_id", "original_id", "text_sha256", "file_sha256", "language", "words", "imported_at", "encoding", "fiction", "dropped") VALUES (2, 'BC3DA3C1-5749-467F-B9FF-7AA92BF8C136', 'De Kade-R1', 'De Kade-R1.txt', 2, 2, 'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e', 'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e', 'en', 52, '2026-11-22T00:40:01.634Z', 'UTF-8', false, '[]');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (1, 0, 'codes', 1, NULL, '{"guid": "6AA379A3-716E-4915-A673-AE7D23EB4B2E", "slug": "loyalty", "parent_id": null, "position": 0, "label": {"": "loyalty"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#a65fb0", "key": "l", "gap": false, "exclusive": false, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (2, 0, 'codes', 2, NULL, '{"guid": "D86B9392-84B8-40A7-BF0F-962C15701A4D", "slug": "dual-loyalty", "parent_id": 1, "position": 0, "label": {"": "dual loyalty"}, "definition": {"en": "Torn between network and home base"}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#c2703d", "key": null, "gap": false, "exclusive": false, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (3, 0, 'codes', 3, NULL, '{"guid": "7797C19A-931F-4811-8DA3-2E0AF6C8D7EA", "slug": "network-first", "parent_id": 1, "position": 1, "label": {"": "network first"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#4d9a5b", "key": null, "gap": false, "exclusive": false, "id": 3}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (4, 0, 'codes', 4, NULL, '{"guid": "C58DB08C-12BA-442B-99A0-D9FE9EE1CBC1", "slug": "legitimation", "parent_id": null, "position": 1, "label": {"": "legitimation"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#4d9a5b", "key": null, "gap": false, "exclusive": false, "id": 4}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (5, 0, 'codes', 5, NULL, '{"guid": "E09332BC-2736-4701-AA3E-4BABFFAFB54E", "slug": "public-demand", "parent_id": 4, "position": 0, "label": {"": "public demand"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#b8892b", "key": null, "gap": false, "exclusive": false, "id": 5}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (6, 0, 'codes', 6, NULL, '{"guid": "150F7423-0B4F-49DA-B5C9-290C436A689D", "slug": "lack-of-public-demand", "parent_id": 5, "position": 0, "label": {"": "lack of public demand"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#3a9aa0", "key": null, "gap": true, "exclusive": false, "id": 6}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (7, 0, 'codes', 7, NULL, '{"guid": "822DD60A-7EDA-4387-9450-FDCEF6ECA76D", "slug": "value", "parent_id": null, "position": 2, "label": {"": "value"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#c2556b", "key": null, "gap": false, "exclusive": false, "id": 7}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 0, 'sources', 1, NULL, '{"guid": "CAECC4B9-4F1A-4ABF-8BC6-CEB9AA10781B", "name": "Oostrand-R1", "imported_name": "Oostrand-R1.txt", "text_id": 1, "original_id": 1, "text_sha256": "c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa", "file_sha256": "c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa", "language": "en", "words": 62, "imported_at": "2026-11-22T00:40:01.616Z", "encoding": "UTF-8", "fiction": false, "dropped": [], "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 1, 'speakers', 1, NULL, '{"guid": "EC1D5639-8630-4C15-A1CB-196F071F854F", "source_id": 1, "name": "I", "is_interviewer": true, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 2, 'speakers', 2, NULL, '{"guid": "0D6AD1BC-3404-4ED7-B8F8-2A8AA2E07488", "source_id": 1, "name": "R", "is_interviewer": false, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 3, 'turns', 1, NULL, '{"source_id": 1, "start": 3, "end": 30, "speaker_id": 1, "time_ms": null, "words": 5, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 4, 'turns', 2, NULL, '{"source_id": 1, "start": 35, "end": 126, "speaker_id": 2, "time_ms": null, "words": 19, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 5, 'turns', 3, NULL, '{"source_id": 1, "start": 131, "end": 150, "speaker_id": 1, "time_ms": null, "words": 4, "id": 3}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 6, 'turns', 4, NULL, '{"source_id": 1, "start": 155, "end": 301, "speaker_id": 2, "time_ms": null, "words": 30, "id": 4}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 7, 'cases', 1, NULL, '{"guid": "F54ABF01-A5E4-432D-9937-5EC789A5976C", "name": "Oostrand", "position": 0, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 8, 'case_members', 1, NULL, '{"case_id": 1, "source_id": 1, "speaker_id": null, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 9, 'sources', 2, NULL, '{"guid": "BC3DA3C1-5749-467F-B9FF-7AA92BF8C136", "name": "De Kade-R1", "imported_name": "De Kade-R1.txt", "text_id": 2, "original_id": 2, "text_sha256": "beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e", "file_sha256": "beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e", "language": "en", "words": 52, "imported_at": "2026-11-22T00:40:01.634Z", "encoding": "UTF-8", "fiction": false, "dropped": [], "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 10, 'speakers', 3, NULL, '{"guid": "69235590-E62C-4273-B5C3-0014C25BDCBC", "source_id": 2, "name": "I", "is_interviewer": true, "id": 3}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 11, 'speakers', 4, NULL, '{"guid": "9DB2C72A-2F1C-473B-8DA9-92AF15FED61A", "source_id": 2, "name": "R", "is_interviewer": false, "id": 4}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 12, 'turns', 5, NULL, '{"source_id": 2, "start": 3, "end": 24, "speaker_id": 3, "time_ms": null, "words": 5, "id": 5}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 13, 'turns', 6, NULL, '{"source_id": 2, "start": 29, "end": 118, "speaker_id": 4, "time_ms": null, "words": 18, "id": 6}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 14, 'turns', 7, NULL, '{"source_id": 2, "start": 123, "end": 146, "speaker_id": 3, "time_ms": null, "words": 4, "id": 7}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 15, 'turns', 8, NULL, '{"source_id": 2, "start": 151, "end": 245, "speaker_id": 4, "time_ms": null, "words": 21, "id": 8}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 16, 'cases', 2, NULL, '{"guid": "BE7A3322-2D53-4AAD-8C74-EE46FCC43921", "name": "De Kade", "position": 1, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 17, 'case_members', 2, NULL, '{"case_id": 2, "source_id": 2, "speaker_id": null, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (9, 0, 'codings', 1, NULL, '{"guid": "754B43F9-E3AB-49AC-8EAA-7225965DD767", "source_id": 1, "start": 168, "end": 200, "code_id": 2, "coder_id": 1, "origin": "human", "created_at": "2026-11-22T00:40:01.684Z", "fingerprint": "e0940795be995eb8", "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (10, 0, 'memos', 1, NULL, '{"guid": "EC21BA20-815C-4D28-AE46-34DAED587824", "text": "Torn, she says.", "coder_id": 1, "created_at": "2026-11-22T00:40:01.696Z", "modified_at": "2026-11-22T00:40:01.696Z", "coding_id": 1, "code_id": null, "source_id": null, "case_id": null, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (11, 0, 'source_states', 1, NULL, '{"source_id": 1, "coder_id": 1, "finished": false, "blind": true, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (12, 0, 'source_states', 1, '{"finished": false}', '{"finished": true}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (13, 0, 'attributes', 1, NULL, '{"guid": "1472BC24-BBA1-4CDC-BD9F-07455C1217AD", "name": "since", "owner": "case", "kind": "number", "choices": [], "position": 0, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (14, 0, 'attribute_values', 1, NULL, '{"attribute_id": 1, "case_id": 1, "source_id": null, "speaker_id": null, "value": "2019", "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (15, 0, 'codings', 2, NULL, '{"guid": "4FEBC826-F6D0-496F-A945-3A4FE81743F2", "source_id": 1, "start": 186, "end": 200, "code_id": 2, "coder_id": 2, "origin": "human", "created_at": "2026-11-22T00:40:01.793Z", "fingerprint": "9faeaab83d49e7d6", "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (16, 0, 'codings', 3, NULL, '{"guid": "AED16120-3AB4-45F9-9D2C-8FABEC259C8F", "source_id": 1, "start": 102, "end": 125, "code_id": 7, "coder_id": 2, "origin": "human", "created_at": "2026-11-22T00:40:01.809Z", "fingerprint": "3a4b4bd46a05f409", "id": 3}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (17, 0, 'source_states', 2, NULL, '{"source_id": 1, "coder_id": 2, "finished": false, "blind": true, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (18, 0, 'source_states', 2, '{"finished": false}', '{"finished": true}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (19, 0, 'codings', 4, NULL, '{"guid": "F8B234AA-0BEB-4A90-850E-91436DEB8AA8", "source_id": 2, "start": 89, "end": 100, "code_id": 7, "coder_id": 2, "origin": "human", "created_at": "2026-11-22T00:40:01.841Z", "fingerprint": "780df47fc960e245", "id": 4}');
INSERT INTO codings ("id", "guid", "source_id", "start", "end", "code_id", "coder_id", "origin", "created_at", "fingerprint") VALUES (1, '754B43F9-E3AB-49AC-8EAA-7225965DD767', 1, 168, 200, 2, 1, 'human', '2026-11-22T00:40:01.684Z', 'e0940795be995eb8');
INSERT INTO codings ("id", "guid", "source_id", "start", "end", "code_id", "coder_id", "origin", "created_at", "fingerprint") VALUES (2, '4FEBC826-F6D0-496F-A945-3A4FE81743F2', 1, 186, 200, 2, 2, 'human', '2026-11-22T00:40:01.793Z', '9faeaab83d49e7d6');
INSERT INTO codings ("id", "guid", "source_id", "start", "end", "code_id", "coder_id", "origin", "created_at", "fingerprint") VALUES (3, 'AED16120-3AB4-45F9-9D2C-8FABEC259C8F', 1, 102, 125, 7, 2, 'human', '2026-11-22T00:40:01.809Z', '3a4b4bd46a05f409');
INSERT INTO source_states ("id", "source_id", "coder_id", "finished", "blind") VALUES (1, 1, 1, true, true);
INSERT INTO source_states ("id", "source_id", "coder_id", "finished", "blind") VALUES (2, 1, 2, true, true);
INSERT INTO speakers ("id", "guid", "source_id", "name", "is_interviewer") VALUES (1, 'EC1D5639-8630-4C15-A1CB-196F071F854F', 1, 'I', true);
INSERT INTO speakers ("id", "guid", "source_id", "name", "is_interviewer") VALUES (2, '0D6AD1BC-3404-4ED7-B8F8-2A8AA2E07488', 1, 'R', false);
INSERT INTO speakers ("id", "guid", "source_id", "name", "is_interviewer") VALUES (3, '69235590-E62C-4273-B5C3-0014C25BDCBC', 2, 'I', true);
INSERT INTO speakers ("id", "guid", "source_id", "name", "is_interviewer") VALUES (4, '9DB2C72A-2F1C-473B-8DA9-92AF15FED61A', 2, 'R', false);
INSERT INTO attribute_values ("id", "attribute_id", "case_id", "source_id", "speaker_id", "value") VALUES (1, 1, 1, NULL, NULL, '2019');
INSERT INTO case_members ("id", "case_id", "source_id", "speaker_id") VALUES (1, 1, 1, NULL);
INSERT INTO case_members ("id", "case_id", "source_id", "speaker_id") VALUES (2, 2, 2, NULL);
INSERT INTO memos ("id", "guid", "text", "coder_id", "created_at", "modified_at", "coding_id", "code_id", "source_id", "case_id") VALUES (1, 'EC21BA20-815C-4D28-AE46-34DAED587824', 'Torn, she says.', 1, '2026-11-22T00:40:01.696Z', '2026-11-22T00:40:01.696Z', 1, NULL, NULL, NULL);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (1, 1, 3, 30, 1, NULL, 5);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (2, 1, 35, 126, 2, NULL, 19);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (3, 1, 131, 150, 1, NULL, 4);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (4, 1, 155, 301, 2, NULL, 30);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (5, 2, 3, 24, 3, NULL, 5);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (6, 2, 29, 118, 4, NULL, 18);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (7, 2, 123, 146, 3, NULL, 4);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (8, 2, 151, 245, 4, NULL, 21);
INSERT INTO alembic_version VALUES ('0001');
COMMIT;
