BEGIN;
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
CREATE TABLE cases (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_cases PRIMARY KEY (id), 
	CONSTRAINT uq_cases_guid UNIQUE (guid), 
	CONSTRAINT uq_cases_name UNIQUE (name)
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
CREATE TABLE originals (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	data BYTEA NOT NULL, 
	CONSTRAINT pk_originals PRIMARY KEY (id)
);
CREATE TABLE row_ids (
	table_name VARCHAR(40) NOT NULL, 
	next INTEGER NOT NULL, 
	CONSTRAINT pk_row_ids PRIMARY KEY (table_name)
);
CREATE TABLE settings (
	name VARCHAR(80) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (name)
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
CREATE TABLE preferences (
	coder_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_preferences PRIMARY KEY (coder_id, name), 
	CONSTRAINT fk_preferences_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id)
);
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
CREATE TABLE resolutions (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	source_id INTEGER NOT NULL, 
	code_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	choice VARCHAR(12) NOT NULL, 
	chosen_coder_id INTEGER, 
	note TEXT NOT NULL, 
	coder_id INTEGER NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	fingerprint VARCHAR(16) NOT NULL, 
	CONSTRAINT pk_resolutions PRIMARY KEY (id), 
	CONSTRAINT uq_resolutions_guid UNIQUE (guid), 
	CONSTRAINT fk_resolutions_source_id FOREIGN KEY(source_id) REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_resolutions_code_id FOREIGN KEY(code_id) REFERENCES codes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_resolutions_chosen_coder_id FOREIGN KEY(chosen_coder_id) REFERENCES coders (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_resolutions_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_resolutions_code_id ON resolutions (code_id);
CREATE INDEX ix_resolutions_source_id ON resolutions (source_id);
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
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
INSERT INTO cases ("id", "guid", "name", "position") VALUES (1, '5797DA7E-CE36-4676-85A6-3A6F62C74102', 'Oostrand', 0);
INSERT INTO cases ("id", "guid", "name", "position") VALUES (2, 'F1ECCA77-4860-4D67-B437-075FDB8EADDC', 'De Kade', 1);
INSERT INTO coders ("id", "guid", "name", "role") VALUES (1, '8DD1B792-8D5D-4AA7-8A62-7BCAF4A14322', 'anna', 'analyst');
INSERT INTO coders ("id", "guid", "name", "role") VALUES (2, '3149B4A6-8BBD-4275-807E-752A6D9A036B', 'bas', 'analyst');
INSERT INTO coders ("id", "guid", "name", "role") VALUES (3, '76001A00-E9AC-4E6F-B2E3-FB0D8FEC5A77', 'consensus', 'consensus');
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (1, '94F0015D-1A50-4646-B53C-1B7CFF841064', 'loyalty', NULL, 0, '{"": "loyalty"}', '{}', '{}', '{}', '{}', '{}', '#a65fb0', 'l', false, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (2, 'D59DE82B-851D-41B4-9B9A-866FF8DEE3DF', 'dual-loyalty', 1, 0, '{"": "dual loyalty"}', '{"en": "Torn between network and home base"}', '{}', '{}', '{}', '{}', '#c2703d', NULL, false, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (3, 'EF1D3E68-BF53-41B8-A9A5-4D4C2D736864', 'network-first', 1, 1, '{"": "network first"}', '{}', '{}', '{}', '{}', '{}', '#4d9a5b', NULL, false, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (4, '1BC43AA5-170E-4E98-9B9C-DD639EBB5187', 'legitimation', NULL, 1, '{"": "legitimation"}', '{}', '{}', '{}', '{}', '{}', '#4d9a5b', NULL, false, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (5, 'FFE817AD-6CFD-4C51-B6FF-3F43239F7958', 'public-demand', 4, 0, '{"": "public demand"}', '{}', '{}', '{}', '{}', '{}', '#b8892b', NULL, false, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (6, '411C09C6-F2BA-4EA8-9EB4-1A4DCD6B725F', 'lack-of-public-demand', 5, 0, '{"": "lack of public demand"}', '{}', '{}', '{}', '{}', '{}', '#3a9aa0', NULL, true, false);
INSERT INTO codes ("id", "guid", "slug", "parent_id", "position", "label", "definition", "inclusion", "exclusion", "example", "cues", "colour", "key", "gap", "exclusive") VALUES (7, '2E460D92-A18F-4C9D-8231-EE643CA04594', 'value', NULL, 2, '{"": "value"}', '{}', '{}', '{}', '{}', '{}', '#c2556b', NULL, false, false);
INSERT INTO originals ("id", "sha256", "data") VALUES (1, 'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa', '\x493a20486f77206469642074686520776f726b73686f7020626567696e3f0a0a523a20497420646964206e6f7420626567696e2c20697420677265772e205765206b6e65772065616368206f746865722066726f6d20616e206f6c642070726f6a6563742e204e6f626f64792061736b656420666f72206120706c616e2e0a0a493a20416e6420796f7572206f776e20626f6172643f0a0a523a2049207374616e642077697468206f6e6520666f6f74206865726520616e64206f6e6520666f6f742074686572652e205468617420697320686172642e204d7920626f6172642077616e747320666967757265732c20616e64207468652070656f706c6520617420746865206b69746368656e207461626c652077616e742061206c696665206f66207468656972206f776e2e0a'::bytea);
INSERT INTO originals ("id", "sha256", "data") VALUES (2, 'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e', '\x493a2057686f6d20646f20796f7520776f726b20666f723f0a0a523a20466f722074686520717561792c20616e6420666f722074686520746f776e20746861742070617973206d652e20536f6d6574696d6573204920616d2061206d657373656e6765722c20736f6d6574696d65732061207370792e0a0a493a20446f657320616e79626f6479207468616e6b20796f753f0a0a523a204e6f626f64792061736b656420666f72206120706c616e2c20616e64206e6f626f6479207468616e6b7320796f7520666f72206f6e652e204920616d206e6f7420737572652077686f2077652061726520646f696e6720697420666f722e0a'::bytea);
INSERT INTO row_ids ("table_name", "next") VALUES ('attribute_values', 1);
INSERT INTO row_ids ("table_name", "next") VALUES ('attributes', 1);
INSERT INTO row_ids ("table_name", "next") VALUES ('case_members', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('cases', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('coders', 4);
INSERT INTO row_ids ("table_name", "next") VALUES ('codes', 8);
INSERT INTO row_ids ("table_name", "next") VALUES ('codings', 6);
INSERT INTO row_ids ("table_name", "next") VALUES ('memos', 2);
INSERT INTO row_ids ("table_name", "next") VALUES ('operations', 19);
INSERT INTO row_ids ("table_name", "next") VALUES ('originals', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('resolutions', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('source_states', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('sources', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('speakers', 5);
INSERT INTO row_ids ("table_name", "next") VALUES ('texts', 3);
INSERT INTO row_ids ("table_name", "next") VALUES ('turns', 9);
INSERT INTO settings ("name", "value") VALUES ('created_at', '"2026-11-22T02:18:39.023Z"');
INSERT INTO settings ("name", "value") VALUES ('guid', '"6EA69E9B-C22C-4BBF-8F3A-7DC208363693"');
INSERT INTO settings ("name", "value") VALUES ('name', '"Small study"');
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
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (1, '2D028B64-8683-4F25-82E3-9D9636879B75', 1, '2026-11-22T02:18:39.050Z', 'add code',  E'{"text": "Added code \\u201c{code}\\u201d", "values": {"code": "loyalty"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (2, 'F167166B-203E-46C6-B2FA-EA78B38D9E26', 1, '2026-11-22T02:18:39.062Z', 'add code',  E'{"text": "Added code \\u201c{code}\\u201d", "values": {"code": "dual loyalty"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (3, 'AB16EB3F-254B-480F-8FEB-28AAF9C02902', 1, '2026-11-22T02:18:39.080Z', 'add code',  E'{"text": "Added code \\u201c{code}\\u201d", "values": {"code": "network first"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (4, '47F6FB5D-D0AE-462F-93EB-36F1AE3E7E7F', 1, '2026-11-22T02:18:39.099Z', 'add code',  E'{"text": "Added code \\u201c{code}\\u201d", "values": {"code": "legitimation"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (5, 'CA16CE36-AE67-49B2-AF8D-1858C120C25E', 1, '2026-11-22T02:18:39.135Z', 'add code',  E'{"text": "Added code \\u201c{code}\\u201d", "values": {"code": "public demand"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (6, '71A270EF-3DE2-4D14-9FA6-8B04C8858EA6', 1, '2026-11-22T02:18:39.158Z', 'add code',  E'{"text": "Added code \\u201c{code}\\u201d", "values": {"code": "lack of public demand"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (7, '30DFB481-4FFA-4A2C-B2BB-49F8E8DDBC1F', 1, '2026-11-22T02:18:39.185Z', 'add code',  E'{"text": "Added code \\u201c{code}\\u201d", "values": {"code": "value"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (8, 'CA3C162B-1B51-4D0D-B0B6-503FEA997649', 1, '2026-11-22T02:18:39.288Z', 'import',  E'{"text": "Imported \\u201c{first}\\u201d", "values": {"n": 2, "first": "Oostrand-R1"}, "many": "Imported {n} sources, \\u201c{first}\\u201d first"}', '0.1.0', 'do', NULL, 'done', 18);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (9, '9F3ECEC4-D3C3-4A66-B4FA-442C545EEE72', 1, '2026-11-22T02:18:39.410Z', 'code',  E'{"text": "Coded a segment of \\u201c{source}\\u201d with {codes}", "values": {"source": "Oostrand-R1", "codes": ["\\u201cdual loyalty\\u201d"]}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (10, 'D0E3E3A9-1C61-4BC7-A4D2-C4B14739F605', 1, '2026-11-22T02:18:39.439Z', 'memo', '{"text": "Wrote a memo on a coding", "values": {}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (11, '5BAA2B87-9033-420F-A395-25456F19D4F5', 1, '2026-11-22T02:18:39.478Z', 'finish',  E'{"text": "Finished coding \\u201c{source}\\u201d", "values": {"n": 1, "source": "Oostrand-R1"}, "many": "Finished coding {n} sources, \\u201c{source}\\u201d first"}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (12, '24F65AED-7D0F-4A79-9105-F8777DF6A488', 2, '2026-11-22T02:18:39.573Z', 'code',  E'{"text": "Coded a segment of \\u201c{source}\\u201d with {codes}", "values": {"source": "Oostrand-R1", "codes": ["\\u201cdual loyalty\\u201d"]}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (13, '6EC84817-4012-4F46-B958-9CA21EEBAF1F', 2, '2026-11-22T02:18:39.595Z', 'code',  E'{"text": "Coded a segment of \\u201c{source}\\u201d with {codes}", "values": {"source": "Oostrand-R1", "codes": ["\\u201cvalue\\u201d"]}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (14, 'BF64378E-B91F-44AB-9167-C2BABA689DC6', 2, '2026-11-22T02:18:39.612Z', 'finish',  E'{"text": "Finished coding \\u201c{source}\\u201d", "values": {"n": 1, "source": "Oostrand-R1"}, "many": "Finished coding {n} sources, \\u201c{source}\\u201d first"}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (15, 'A24A2C2E-F886-42A1-AF41-FA69F3F0B886', 1, '2026-11-22T02:18:39.934Z', 'resolve',  E'{"text": "Resolved \\u201c{code}\\u201d in \\u201c{source}\\u201d: only what everyone coded", "values": {"code": "dual loyalty", "source": "Oostrand-R1"}}', '0.1.0', 'do', NULL, 'done', 2);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (16, '6E5A0483-9BC2-4DD1-93E8-49860C2530BE', 1, '2026-11-22T02:18:40.115Z', 'resolve',  E'{"text": "Resolved \\u201c{code}\\u201d in \\u201c{source}\\u201d: not coded", "values": {"code": "value", "source": "Oostrand-R1"}}', '0.1.0', 'do', NULL, 'done', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (17, '039063E6-9739-43BA-9ED5-1B3CEA9CAF2C', 1, '2026-11-22T02:18:40.172Z', 'code',  E'{"text": "Coded a segment of \\u201c{source}\\u201d with {codes}", "values": {"source": "De Kade-R1", "codes": ["\\u201cvalue\\u201d"]}}', '0.1.0', 'do', NULL, 'undone', 1);
INSERT INTO operations ("id", "guid", "coder_id", "at", "verb", "summary", "tool_version", "kind", "target_id", "state", "change_count") VALUES (18, '76D0E09D-7156-4EA1-BE3E-38F8531A3CA7', 1, '2026-11-22T02:18:40.233Z', 'undo',  E'{"text": "Coded a segment of \\u201c{source}\\u201d with {codes}", "values": {"source": "De Kade-R1", "codes": ["\\u201cvalue\\u201d"]}}', '0.1.0', 'undo', 17, 'final', 1);
INSERT INTO sources ("id", "guid", "name", "imported_name", "text_id", "original_id", "text_sha256", "file_sha256", "language", "words", "imported_at", "encoding", "fiction", "dropped") VALUES (1, 'AD5EF565-36FE-4F88-8487-007C73AC58A0', 'Oostrand-R1', 'Oostrand-R1.txt', 1, 1, 'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa', 'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa', 'en', 62, '2026-11-22T02:18:39.211Z', 'UTF-8', false, '[]');
INSERT INTO sources ("id", "guid", "name", "imported_name", "text_id", "original_id", "text_sha256", "file_sha256", "language", "words", "imported_at", "encoding", "fiction", "dropped") VALUES (2, 'CAC49CC3-BFD9-42E7-9249-557C35172B23', 'De Kade-R1', 'De Kade-R1.txt', 2, 2, 'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e', 'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e', 'en', 52, '2026-11-22T02:18:39.267Z', 'UTF-8', false, '[]');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (1, 0, 'codes', 1, NULL, '{"guid": "94F0015D-1A50-4646-B53C-1B7CFF841064", "slug": "loyalty", "parent_id": null, "position": 0, "label": {"": "loyalty"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#a65fb0", "key": "l", "gap": false, "exclusive": false, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (2, 0, 'codes', 2, NULL, '{"guid": "D59DE82B-851D-41B4-9B9A-866FF8DEE3DF", "slug": "dual-loyalty", "parent_id": 1, "position": 0, "label": {"": "dual loyalty"}, "definition": {"en": "Torn between network and home base"}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#c2703d", "key": null, "gap": false, "exclusive": false, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (3, 0, 'codes', 3, NULL, '{"guid": "EF1D3E68-BF53-41B8-A9A5-4D4C2D736864", "slug": "network-first", "parent_id": 1, "position": 1, "label": {"": "network first"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#4d9a5b", "key": null, "gap": false, "exclusive": false, "id": 3}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (4, 0, 'codes', 4, NULL, '{"guid": "1BC43AA5-170E-4E98-9B9C-DD639EBB5187", "slug": "legitimation", "parent_id": null, "position": 1, "label": {"": "legitimation"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#4d9a5b", "key": null, "gap": false, "exclusive": false, "id": 4}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (5, 0, 'codes', 5, NULL, '{"guid": "FFE817AD-6CFD-4C51-B6FF-3F43239F7958", "slug": "public-demand", "parent_id": 4, "position": 0, "label": {"": "public demand"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#b8892b", "key": null, "gap": false, "exclusive": false, "id": 5}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (6, 0, 'codes', 6, NULL, '{"guid": "411C09C6-F2BA-4EA8-9EB4-1A4DCD6B725F", "slug": "lack-of-public-demand", "parent_id": 5, "position": 0, "label": {"": "lack of public demand"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#3a9aa0", "key": null, "gap": true, "exclusive": false, "id": 6}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (7, 0, 'codes', 7, NULL, '{"guid": "2E460D92-A18F-4C9D-8231-EE643CA04594", "slug": "value", "parent_id": null, "position": 2, "label": {"": "value"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#c2556b", "key": null, "gap": false, "exclusive": false, "id": 7}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 0, 'sources', 1, NULL, '{"guid": "AD5EF565-36FE-4F88-8487-007C73AC58A0", "name": "Oostrand-R1", "imported_name": "Oostrand-R1.txt", "text_id": 1, "original_id": 1, "text_sha256": "c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa", "file_sha256": "c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa", "language": "en", "words": 62, "imported_at": "2026-11-22T02:18:39.211Z", "encoding": "UTF-8", "fiction": false, "dropped": [], "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 1, 'speakers', 1, NULL, '{"guid": "5108A3FE-89B1-4C45-AC23-6DB6BEB5D24F", "source_id": 1, "name": "I", "is_interviewer": true, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 2, 'speakers', 2, NULL, '{"guid": "F1E57D97-220F-469F-B4A1-1673CF330BE7", "source_id": 1, "name": "R", "is_interviewer": false, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 3, 'turns', 1, NULL, '{"source_id": 1, "start": 3, "end": 30, "speaker_id": 1, "time_ms": null, "words": 5, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 4, 'turns', 2, NULL, '{"source_id": 1, "start": 35, "end": 126, "speaker_id": 2, "time_ms": null, "words": 19, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 5, 'turns', 3, NULL, '{"source_id": 1, "start": 131, "end": 150, "speaker_id": 1, "time_ms": null, "words": 4, "id": 3}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 6, 'turns', 4, NULL, '{"source_id": 1, "start": 155, "end": 301, "speaker_id": 2, "time_ms": null, "words": 30, "id": 4}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 7, 'cases', 1, NULL, '{"guid": "5797DA7E-CE36-4676-85A6-3A6F62C74102", "name": "Oostrand", "position": 0, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 8, 'case_members', 1, NULL, '{"case_id": 1, "source_id": 1, "speaker_id": null, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 9, 'sources', 2, NULL, '{"guid": "CAC49CC3-BFD9-42E7-9249-557C35172B23", "name": "De Kade-R1", "imported_name": "De Kade-R1.txt", "text_id": 2, "original_id": 2, "text_sha256": "beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e", "file_sha256": "beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e", "language": "en", "words": 52, "imported_at": "2026-11-22T02:18:39.267Z", "encoding": "UTF-8", "fiction": false, "dropped": [], "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 10, 'speakers', 3, NULL, '{"guid": "6018CF23-5C5D-4890-AF45-BFAB0C87284F", "source_id": 2, "name": "I", "is_interviewer": true, "id": 3}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 11, 'speakers', 4, NULL, '{"guid": "500B7723-5294-41B7-B007-479F5AA2B9F8", "source_id": 2, "name": "R", "is_interviewer": false, "id": 4}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 12, 'turns', 5, NULL, '{"source_id": 2, "start": 3, "end": 24, "speaker_id": 3, "time_ms": null, "words": 5, "id": 5}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 13, 'turns', 6, NULL, '{"source_id": 2, "start": 29, "end": 118, "speaker_id": 4, "time_ms": null, "words": 18, "id": 6}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 14, 'turns', 7, NULL, '{"source_id": 2, "start": 123, "end": 146, "speaker_id": 3, "time_ms": null, "words": 4, "id": 7}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 15, 'turns', 8, NULL, '{"source_id": 2, "start": 151, "end": 245, "speaker_id": 4, "time_ms": null, "words": 21, "id": 8}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 16, 'cases', 2, NULL, '{"guid": "F1ECCA77-4860-4D67-B437-075FDB8EADDC", "name": "De Kade", "position": 1, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (8, 17, 'case_members', 2, NULL, '{"case_id": 2, "source_id": 2, "speaker_id": null, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (9, 0, 'codings', 1, NULL, '{"guid": "F9B24CBC-3DD7-4553-A756-F2C7F4270031", "source_id": 1, "start": 168, "end": 200, "code_id": 2, "coder_id": 1, "origin": "human", "created_at": "2026-11-22T02:18:39.386Z", "fingerprint": "e0940795be995eb8", "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (10, 0, 'memos', 1, NULL, '{"guid": "54633950-20FE-4336-BD31-552DCEEA0E6D", "text": "Torn, she says.", "coder_id": 1, "created_at": "2026-11-22T02:18:39.426Z", "modified_at": "2026-11-22T02:18:39.426Z", "coding_id": 1, "code_id": null, "source_id": null, "case_id": null, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (11, 0, 'source_states', 1, NULL, '{"source_id": 1, "coder_id": 1, "finished": true, "blind": false, "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (12, 0, 'codings', 2, NULL, '{"guid": "F08B11E4-598C-446B-9485-DA010BA7C61A", "source_id": 1, "start": 186, "end": 200, "code_id": 2, "coder_id": 2, "origin": "human", "created_at": "2026-11-22T02:18:39.560Z", "fingerprint": "9faeaab83d49e7d6", "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (13, 0, 'codings', 3, NULL, '{"guid": "9859B811-F926-4ACA-9A21-233E10202D3D", "source_id": 1, "start": 102, "end": 125, "code_id": 7, "coder_id": 2, "origin": "human", "created_at": "2026-11-22T02:18:39.587Z", "fingerprint": "3a4b4bd46a05f409", "id": 3}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (14, 0, 'source_states', 2, NULL, '{"source_id": 1, "coder_id": 2, "finished": true, "blind": false, "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (15, 0, 'resolutions', 1, NULL, '{"guid": "DA6634EB-4DB2-482A-9055-1B892EA59892", "source_id": 1, "code_id": 2, "start": 168, "end": 200, "choice": "common", "chosen_coder_id": null, "note": "", "coder_id": 1, "created_at": "2026-11-22T02:18:39.840Z", "fingerprint": "e0940795be995eb8", "id": 1}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (15, 1, 'codings', 4, NULL, '{"guid": "B5CBFA86-4F34-4236-AE8F-78A91519FE9A", "source_id": 1, "start": 186, "end": 200, "code_id": 2, "coder_id": 3, "origin": "human", "created_at": "2026-11-22T02:18:39.856Z", "fingerprint": "9faeaab83d49e7d6", "id": 4}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (16, 0, 'resolutions', 2, NULL, '{"guid": "2B45B3BB-8A5C-4B43-92EB-02D625939E95", "source_id": 1, "code_id": 7, "start": 102, "end": 125, "choice": "neither", "chosen_coder_id": null, "note": "A plan is no value.", "coder_id": 1, "created_at": "2026-11-22T02:18:40.054Z", "fingerprint": "3a4b4bd46a05f409", "id": 2}');
INSERT INTO changes ("operation_id", "number", "table_name", "row_id", "before", "after") VALUES (17, 0, 'codings', 5, NULL, '{"guid": "0E2E9A6A-AB73-4003-958A-8873473F3A5D", "source_id": 2, "start": 89, "end": 100, "code_id": 7, "coder_id": 1, "origin": "human", "created_at": "2026-11-22T02:18:40.150Z", "fingerprint": "780df47fc960e245", "id": 5}');
INSERT INTO codings ("id", "guid", "source_id", "start", "end", "code_id", "coder_id", "origin", "created_at", "fingerprint") VALUES (1, 'F9B24CBC-3DD7-4553-A756-F2C7F4270031', 1, 168, 200, 2, 1, 'human', '2026-11-22T02:18:39.386Z', 'e0940795be995eb8');
INSERT INTO codings ("id", "guid", "source_id", "start", "end", "code_id", "coder_id", "origin", "created_at", "fingerprint") VALUES (2, 'F08B11E4-598C-446B-9485-DA010BA7C61A', 1, 186, 200, 2, 2, 'human', '2026-11-22T02:18:39.560Z', '9faeaab83d49e7d6');
INSERT INTO codings ("id", "guid", "source_id", "start", "end", "code_id", "coder_id", "origin", "created_at", "fingerprint") VALUES (3, '9859B811-F926-4ACA-9A21-233E10202D3D', 1, 102, 125, 7, 2, 'human', '2026-11-22T02:18:39.587Z', '3a4b4bd46a05f409');
INSERT INTO codings ("id", "guid", "source_id", "start", "end", "code_id", "coder_id", "origin", "created_at", "fingerprint") VALUES (4, 'B5CBFA86-4F34-4236-AE8F-78A91519FE9A', 1, 186, 200, 2, 3, 'human', '2026-11-22T02:18:39.856Z', '9faeaab83d49e7d6');
INSERT INTO resolutions ("id", "guid", "source_id", "code_id", "start", "end", "choice", "chosen_coder_id", "note", "coder_id", "created_at", "fingerprint") VALUES (1, 'DA6634EB-4DB2-482A-9055-1B892EA59892', 1, 2, 168, 200, 'common', NULL, '', 1, '2026-11-22T02:18:39.840Z', 'e0940795be995eb8');
INSERT INTO resolutions ("id", "guid", "source_id", "code_id", "start", "end", "choice", "chosen_coder_id", "note", "coder_id", "created_at", "fingerprint") VALUES (2, '2B45B3BB-8A5C-4B43-92EB-02D625939E95', 1, 7, 102, 125, 'neither', NULL, 'A plan is no value.', 1, '2026-11-22T02:18:40.054Z', '3a4b4bd46a05f409');
INSERT INTO source_states ("id", "source_id", "coder_id", "finished", "blind") VALUES (1, 1, 1, true, false);
INSERT INTO source_states ("id", "source_id", "coder_id", "finished", "blind") VALUES (2, 1, 2, true, false);
INSERT INTO speakers ("id", "guid", "source_id", "name", "is_interviewer") VALUES (1, '5108A3FE-89B1-4C45-AC23-6DB6BEB5D24F', 1, 'I', true);
INSERT INTO speakers ("id", "guid", "source_id", "name", "is_interviewer") VALUES (2, 'F1E57D97-220F-469F-B4A1-1673CF330BE7', 1, 'R', false);
INSERT INTO speakers ("id", "guid", "source_id", "name", "is_interviewer") VALUES (3, '6018CF23-5C5D-4890-AF45-BFAB0C87284F', 2, 'I', true);
INSERT INTO speakers ("id", "guid", "source_id", "name", "is_interviewer") VALUES (4, '500B7723-5294-41B7-B007-479F5AA2B9F8', 2, 'R', false);
INSERT INTO case_members ("id", "case_id", "source_id", "speaker_id") VALUES (1, 1, 1, NULL);
INSERT INTO case_members ("id", "case_id", "source_id", "speaker_id") VALUES (2, 2, 2, NULL);
INSERT INTO memos ("id", "guid", "text", "coder_id", "created_at", "modified_at", "coding_id", "code_id", "source_id", "case_id") VALUES (1, '54633950-20FE-4336-BD31-552DCEEA0E6D', 'Torn, she says.', 1, '2026-11-22T02:18:39.426Z', '2026-11-22T02:18:39.426Z', 1, NULL, NULL, NULL);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (1, 1, 3, 30, 1, NULL, 5);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (2, 1, 35, 126, 2, NULL, 19);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (3, 1, 131, 150, 1, NULL, 4);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (4, 1, 155, 301, 2, NULL, 30);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (5, 2, 3, 24, 3, NULL, 5);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (6, 2, 29, 118, 4, NULL, 18);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (7, 2, 123, 146, 3, NULL, 4);
INSERT INTO turns ("id", "source_id", "start", "end", "speaker_id", "time_ms", "words") VALUES (8, 2, 151, 245, 4, NULL, 21);
INSERT INTO alembic_version VALUES ('0002');
COMMIT;
