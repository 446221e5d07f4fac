PRAGMA application_id = 1364084052;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "attribute_values" VALUES(1,1,1,NULL,NULL,'2019');
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
INSERT INTO "attributes" VALUES(1,'1A522DC0-C02D-4867-A194-641FC800D890','since','case','number','[]',0);
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
INSERT INTO "case_members" VALUES(1,1,1,NULL);
INSERT INTO "case_members" VALUES(2,2,2,NULL);
CREATE TABLE cases (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_cases PRIMARY KEY (id), 
	CONSTRAINT uq_cases_guid UNIQUE (guid), 
	CONSTRAINT uq_cases_name UNIQUE (name)
);
INSERT INTO "cases" VALUES(1,'9E166E72-3E44-4CE0-AE60-BACC3BCDF649','Oostrand',0);
INSERT INTO "cases" VALUES(2,'2CAB64A3-7435-4851-8C72-DB23ED812B15','De Kade',1);
CREATE TABLE changes (
	operation_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	table_name VARCHAR(40) NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	CONSTRAINT pk_changes PRIMARY KEY (operation_id, number), 
	CONSTRAINT fk_changes_operation_id FOREIGN KEY(operation_id) REFERENCES operations (id)
);
INSERT INTO "changes" VALUES(1,0,'codes',1,NULL,'{"guid": "EAF033CF-8E28-4B5A-BD13-4A69845AE7DA", "slug": "loyalty", "parent_id": null, "position": 0, "label": {"": "loyalty"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#a65fb0", "key": "l", "gap": false, "exclusive": false, "id": 1}');
INSERT INTO "changes" VALUES(2,0,'codes',2,NULL,'{"guid": "7162148C-B2BD-4F2B-AE09-477E755508DF", "slug": "dual-loyalty", "parent_id": 1, "position": 0, "label": {"": "dual loyalty"}, "definition": {"en": "Torn between network and home base"}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#c2703d", "key": null, "gap": false, "exclusive": false, "id": 2}');
INSERT INTO "changes" VALUES(3,0,'codes',3,NULL,'{"guid": "A8A107C6-B135-4643-B831-74A953C1807E", "slug": "network-first", "parent_id": 1, "position": 1, "label": {"": "network first"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#4d9a5b", "key": null, "gap": false, "exclusive": false, "id": 3}');
INSERT INTO "changes" VALUES(4,0,'codes',4,NULL,'{"guid": "0AEF81B7-382D-4E64-86DC-30E1A81B0BF3", "slug": "legitimation", "parent_id": null, "position": 1, "label": {"": "legitimation"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#4d9a5b", "key": null, "gap": false, "exclusive": false, "id": 4}');
INSERT INTO "changes" VALUES(5,0,'codes',5,NULL,'{"guid": "F46D390D-8234-4095-AA46-F83CE05764CA", "slug": "public-demand", "parent_id": 4, "position": 0, "label": {"": "public demand"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#b8892b", "key": null, "gap": false, "exclusive": false, "id": 5}');
INSERT INTO "changes" VALUES(6,0,'codes',6,NULL,'{"guid": "C7B3FF60-66E2-4770-932A-4027F9A31CBD", "slug": "lack-of-public-demand", "parent_id": 5, "position": 0, "label": {"": "lack of public demand"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#3a9aa0", "key": null, "gap": true, "exclusive": false, "id": 6}');
INSERT INTO "changes" VALUES(7,0,'codes',7,NULL,'{"guid": "01D7B824-6BC3-4CBB-A086-7D39EBF6C996", "slug": "value", "parent_id": null, "position": 2, "label": {"": "value"}, "definition": {}, "inclusion": {}, "exclusion": {}, "example": {}, "cues": {}, "colour": "#c2556b", "key": null, "gap": false, "exclusive": false, "id": 7}');
INSERT INTO "changes" VALUES(8,0,'sources',1,NULL,'{"guid": "D4F2BBCD-59A9-4FB6-9606-4F0462155C86", "name": "Oostrand-R1", "imported_name": "Oostrand-R1.txt", "text_id": 1, "original_id": 1, "text_sha256": "c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa", "file_sha256": "c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa", "language": "en", "words": 62, "imported_at": "2026-11-22T00:40:00.276Z", "encoding": "UTF-8", "fiction": false, "dropped": [], "id": 1}');
INSERT INTO "changes" VALUES(8,1,'speakers',1,NULL,'{"guid": "FD2C2C16-F3B5-4762-88B6-AFAFE328FCD5", "source_id": 1, "name": "I", "is_interviewer": true, "id": 1}');
INSERT INTO "changes" VALUES(8,2,'speakers',2,NULL,'{"guid": "7E01D096-282E-4067-8641-1866D1D6E179", "source_id": 1, "name": "R", "is_interviewer": false, "id": 2}');
INSERT INTO "changes" VALUES(8,3,'turns',1,NULL,'{"source_id": 1, "start": 3, "end": 30, "speaker_id": 1, "time_ms": null, "words": 5, "id": 1}');
INSERT INTO "changes" VALUES(8,4,'turns',2,NULL,'{"source_id": 1, "start": 35, "end": 126, "speaker_id": 2, "time_ms": null, "words": 19, "id": 2}');
INSERT INTO "changes" VALUES(8,5,'turns',3,NULL,'{"source_id": 1, "start": 131, "end": 150, "speaker_id": 1, "time_ms": null, "words": 4, "id": 3}');
INSERT INTO "changes" VALUES(8,6,'turns',4,NULL,'{"source_id": 1, "start": 155, "end": 301, "speaker_id": 2, "time_ms": null, "words": 30, "id": 4}');
INSERT INTO "changes" VALUES(8,7,'cases',1,NULL,'{"guid": "9E166E72-3E44-4CE0-AE60-BACC3BCDF649", "name": "Oostrand", "position": 0, "id": 1}');
INSERT INTO "changes" VALUES(8,8,'case_members',1,NULL,'{"case_id": 1, "source_id": 1, "speaker_id": null, "id": 1}');
INSERT INTO "changes" VALUES(8,9,'sources',2,NULL,'{"guid": "DB24CCEE-2D1A-4683-BFBD-AAB8B2DDFA29", "name": "De Kade-R1", "imported_name": "De Kade-R1.txt", "text_id": 2, "original_id": 2, "text_sha256": "beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e", "file_sha256": "beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e", "language": "en", "words": 52, "imported_at": "2026-11-22T00:40:00.291Z", "encoding": "UTF-8", "fiction": false, "dropped": [], "id": 2}');
INSERT INTO "changes" VALUES(8,10,'speakers',3,NULL,'{"guid": "632F7D65-D636-430D-AA9E-80697ABEE59A", "source_id": 2, "name": "I", "is_interviewer": true, "id": 3}');
INSERT INTO "changes" VALUES(8,11,'speakers',4,NULL,'{"guid": "0119A6DF-7BC2-42E3-B8DD-270AF62445EC", "source_id": 2, "name": "R", "is_interviewer": false, "id": 4}');
INSERT INTO "changes" VALUES(8,12,'turns',5,NULL,'{"source_id": 2, "start": 3, "end": 24, "speaker_id": 3, "time_ms": null, "words": 5, "id": 5}');
INSERT INTO "changes" VALUES(8,13,'turns',6,NULL,'{"source_id": 2, "start": 29, "end": 118, "speaker_id": 4, "time_ms": null, "words": 18, "id": 6}');
INSERT INTO "changes" VALUES(8,14,'turns',7,NULL,'{"source_id": 2, "start": 123, "end": 146, "speaker_id": 3, "time_ms": null, "words": 4, "id": 7}');
INSERT INTO "changes" VALUES(8,15,'turns',8,NULL,'{"source_id": 2, "start": 151, "end": 245, "speaker_id": 4, "time_ms": null, "words": 21, "id": 8}');
INSERT INTO "changes" VALUES(8,16,'cases',2,NULL,'{"guid": "2CAB64A3-7435-4851-8C72-DB23ED812B15", "name": "De Kade", "position": 1, "id": 2}');
INSERT INTO "changes" VALUES(8,17,'case_members',2,NULL,'{"case_id": 2, "source_id": 2, "speaker_id": null, "id": 2}');
INSERT INTO "changes" VALUES(9,0,'codings',1,NULL,'{"guid": "9AD322C3-0D44-4211-9C80-6985DA5467BF", "source_id": 1, "start": 168, "end": 200, "code_id": 2, "coder_id": 1, "origin": "human", "created_at": "2026-11-22T00:40:00.322Z", "fingerprint": "e0940795be995eb8", "id": 1}');
INSERT INTO "changes" VALUES(10,0,'memos',1,NULL,'{"guid": "AE092539-EE11-4873-80CC-B063C7607C89", "text": "Torn, she says.", "coder_id": 1, "created_at": "2026-11-22T00:40:00.332Z", "modified_at": "2026-11-22T00:40:00.332Z", "coding_id": 1, "code_id": null, "source_id": null, "case_id": null, "id": 1}');
INSERT INTO "changes" VALUES(11,0,'source_states',1,NULL,'{"source_id": 1, "coder_id": 1, "finished": false, "blind": true, "id": 1}');
INSERT INTO "changes" VALUES(12,0,'source_states',1,'{"finished": false}','{"finished": true}');
INSERT INTO "changes" VALUES(13,0,'attributes',1,NULL,'{"guid": "1A522DC0-C02D-4867-A194-641FC800D890", "name": "since", "owner": "case", "kind": "number", "choices": [], "position": 0, "id": 1}');
INSERT INTO "changes" VALUES(14,0,'attribute_values',1,NULL,'{"attribute_id": 1, "case_id": 1, "source_id": null, "speaker_id": null, "value": "2019", "id": 1}');
INSERT INTO "changes" VALUES(15,0,'codings',2,NULL,'{"guid": "BE090E72-1171-4C48-97A4-05679CB9BEAC", "source_id": 1, "start": 186, "end": 200, "code_id": 2, "coder_id": 2, "origin": "human", "created_at": "2026-11-22T00:40:00.381Z", "fingerprint": "9faeaab83d49e7d6", "id": 2}');
INSERT INTO "changes" VALUES(16,0,'codings',3,NULL,'{"guid": "3B47F018-D42C-44DE-AD1E-61B39A7A908B", "source_id": 1, "start": 102, "end": 125, "code_id": 7, "coder_id": 2, "origin": "human", "created_at": "2026-11-22T00:40:00.390Z", "fingerprint": "3a4b4bd46a05f409", "id": 3}');
INSERT INTO "changes" VALUES(17,0,'source_states',2,NULL,'{"source_id": 1, "coder_id": 2, "finished": false, "blind": true, "id": 2}');
INSERT INTO "changes" VALUES(18,0,'source_states',2,'{"finished": false}','{"finished": true}');
INSERT INTO "changes" VALUES(19,0,'codings',4,NULL,'{"guid": "8E5EE1E3-8414-4B23-90A8-F8F38A72CD8C", "source_id": 2, "start": 89, "end": 100, "code_id": 7, "coder_id": 2, "origin": "human", "created_at": "2026-11-22T00:40:00.407Z", "fingerprint": "780df47fc960e245", "id": 4}');
CREATE TABLE coders (
	id INTEGER NOT NULL, 
	guid VARCHAR(36) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_coders PRIMARY KEY (id), 
	CONSTRAINT uq_coders_guid UNIQUE (guid), 
	CONSTRAINT uq_coders_name UNIQUE (name)
);
INSERT INTO "coders" VALUES(1,'E430FD49-3E27-4AFC-BF0F-6A05EACB5284','anna','analyst');
INSERT INTO "coders" VALUES(2,'9605FE3F-56C6-4093-AFAE-3A3267BB58BB','bas','analyst');
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
	"key" VARCHAR(1), 
	gap BOOLEAN NOT NULL, 
	"exclusive" BOOLEAN NOT NULL, 
	CONSTRAINT pk_codes PRIMARY KEY (id), 
	CONSTRAINT uq_codes_guid UNIQUE (guid), 
	CONSTRAINT uq_codes_slug UNIQUE (slug), 
	CONSTRAINT fk_codes_parent_id FOREIGN KEY(parent_id) REFERENCES codes (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "codes" VALUES(1,'EAF033CF-8E28-4B5A-BD13-4A69845AE7DA','loyalty',NULL,0,'{"": "loyalty"}','{}','{}','{}','{}','{}','#a65fb0','l',0,0);
INSERT INTO "codes" VALUES(2,'7162148C-B2BD-4F2B-AE09-477E755508DF','dual-loyalty',1,0,'{"": "dual loyalty"}','{"en": "Torn between network and home base"}','{}','{}','{}','{}','#c2703d',NULL,0,0);
INSERT INTO "codes" VALUES(3,'A8A107C6-B135-4643-B831-74A953C1807E','network-first',1,1,'{"": "network first"}','{}','{}','{}','{}','{}','#4d9a5b',NULL,0,0);
INSERT INTO "codes" VALUES(4,'0AEF81B7-382D-4E64-86DC-30E1A81B0BF3','legitimation',NULL,1,'{"": "legitimation"}','{}','{}','{}','{}','{}','#4d9a5b',NULL,0,0);
INSERT INTO "codes" VALUES(5,'F46D390D-8234-4095-AA46-F83CE05764CA','public-demand',4,0,'{"": "public demand"}','{}','{}','{}','{}','{}','#b8892b',NULL,0,0);
INSERT INTO "codes" VALUES(6,'C7B3FF60-66E2-4770-932A-4027F9A31CBD','lack-of-public-demand',5,0,'{"": "lack of public demand"}','{}','{}','{}','{}','{}','#3a9aa0',NULL,1,0);
INSERT INTO "codes" VALUES(7,'01D7B824-6BC3-4CBB-A086-7D39EBF6C996','value',NULL,2,'{"": "value"}','{}','{}','{}','{}','{}','#c2556b',NULL,0,0);
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
INSERT INTO "codings" VALUES(1,'9AD322C3-0D44-4211-9C80-6985DA5467BF',1,168,200,2,1,'human','2026-11-22T00:40:00.322Z','e0940795be995eb8');
INSERT INTO "codings" VALUES(2,'BE090E72-1171-4C48-97A4-05679CB9BEAC',1,186,200,2,2,'human','2026-11-22T00:40:00.381Z','9faeaab83d49e7d6');
INSERT INTO "codings" VALUES(3,'3B47F018-D42C-44DE-AD1E-61B39A7A908B',1,102,125,7,2,'human','2026-11-22T00:40:00.390Z','3a4b4bd46a05f409');
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
INSERT INTO "memos" VALUES(1,'AE092539-EE11-4873-80CC-B063C7607C89','Torn, she says.',1,'2026-11-22T00:40:00.332Z','2026-11-22T00:40:00.332Z',1,NULL,NULL,NULL);
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
INSERT INTO "operations" VALUES(1,'EC54CA44-9589-4181-BEF3-E99D800B7683',1,'2026-11-22T00:40:00.172Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "loyalty"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(2,'E011E794-D261-4F58-BCE8-D5C738CBDC51',1,'2026-11-22T00:40:00.179Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "dual loyalty"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(3,'DC4503E8-8AB5-4195-B782-D5A0F1775390',1,'2026-11-22T00:40:00.184Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "network first"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(4,'37D382D8-7723-4292-A44D-7A35A84C1D9E',1,'2026-11-22T00:40:00.189Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "legitimation"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(5,'D319CC0F-6C9B-4114-B53E-89AD9E64D4FC',1,'2026-11-22T00:40:00.193Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "public demand"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(6,'E68FB2EA-4746-49CC-BE95-E786085C8CE5',1,'2026-11-22T00:40:00.198Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "lack of public demand"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(7,'29E4FC67-D139-43A3-A226-055A9EA256F0',1,'2026-11-22T00:40:00.203Z','add code','{"text": "Added code \u201c{code}\u201d", "values": {"code": "value"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(8,'7AAA35CE-289B-4C3B-A8AD-33A7750E8DC3',1,'2026-11-22T00:40:00.296Z','import','{"text": "Imported \u201c{first}\u201d", "values": {"n": 2, "first": "Oostrand-R1"}, "many": "Imported {n} sources, \u201c{first}\u201d first"}','0.1.0','do',NULL,'done',18);
INSERT INTO "operations" VALUES(9,'75590C17-742B-43FE-92C1-BAC3FFF8B43C',1,'2026-11-22T00:40:00.326Z','code','{"text": "Coded a segment of \u201c{source}\u201d with \u201c{code}\u201d", "values": {"source": "Oostrand-R1", "code": "dual loyalty"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(10,'7571724A-28FB-4D0C-964C-579FB46EC7B3',1,'2026-11-22T00:40:00.336Z','memo','{"text": "Wrote a memo on a coding", "values": {}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(11,'8A3DEBB4-7C62-453E-85EE-1A1F5273AF15',1,'2026-11-22T00:40:00.343Z','blind','{"text": "Coding \u201c{source}\u201d blind", "values": {"source": "Oostrand-R1"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(12,'03EF9C9D-D923-4BD6-8B4F-B71CB7D6D253',1,'2026-11-22T00:40:00.348Z','finish','{"text": "Finished coding \u201c{source}\u201d", "values": {"source": "Oostrand-R1"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(13,'B9E2BE97-47B1-44BE-A20D-56E3022FBACC',1,'2026-11-22T00:40:00.356Z','attribute','{"text": "Added attribute \u201c{name}\u201d", "values": {"name": "since"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(14,'AC4FC005-DF13-4C16-BCBB-091259DE51A8',1,'2026-11-22T00:40:00.364Z','attribute','{"text": "Set {name} of \u201c{owner}\u201d to \u201c{value}\u201d", "values": {"name": "since", "owner": "Oostrand", "value": "2019"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(15,'FB7388A6-54A9-4B9E-AA27-0317E3B5A49F',2,'2026-11-22T00:40:00.384Z','code','{"text": "Coded a segment of \u201c{source}\u201d with \u201c{code}\u201d", "values": {"source": "Oostrand-R1", "code": "dual loyalty"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(16,'49AB29C6-7040-47B8-8760-CD736C4A69EF',2,'2026-11-22T00:40:00.392Z','code','{"text": "Coded a segment of \u201c{source}\u201d with \u201c{code}\u201d", "values": {"source": "Oostrand-R1", "code": "value"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(17,'BD0D7DBE-571E-4E45-9412-90078D19D8D5',2,'2026-11-22T00:40:00.398Z','blind','{"text": "Coding \u201c{source}\u201d blind", "values": {"source": "Oostrand-R1"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(18,'0B9D5EEB-466B-48BC-9B6A-C3F655F8022B',2,'2026-11-22T00:40:00.403Z','finish','{"text": "Finished coding \u201c{source}\u201d", "values": {"source": "Oostrand-R1"}}','0.1.0','do',NULL,'done',1);
INSERT INTO "operations" VALUES(19,'1978E392-47C6-4A81-8DD8-32BB0CBA89DB',2,'2026-11-22T00:40:00.409Z','code','{"text": "Coded a segment of \u201c{source}\u201d with \u201c{code}\u201d", "values": {"source": "De Kade-R1", "code": "value"}}','0.1.0','do',NULL,'undone',1);
INSERT INTO "operations" VALUES(20,'9B8057E5-A079-4949-83FF-2569E625F0A1',2,'2026-11-22T00:40:00.420Z','undo','{"text": "Coded a segment of \u201c{source}\u201d with \u201c{code}\u201d", "values": {"source": "De Kade-R1", "code": "value"}}','0.1.0','undo',19,'final',1);
CREATE TABLE originals (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_originals PRIMARY KEY (id)
);
INSERT INTO "originals" VALUES(1,'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa',X'493A20486F77206469642074686520776F726B73686F7020626567696E3F0A0A523A20497420646964206E6F7420626567696E2C20697420677265772E205765206B6E65772065616368206F746865722066726F6D20616E206F6C642070726F6A6563742E204E6F626F64792061736B656420666F72206120706C616E2E0A0A493A20416E6420796F7572206F776E20626F6172643F0A0A523A2049207374616E642077697468206F6E6520666F6F74206865726520616E64206F6E6520666F6F742074686572652E205468617420697320686172642E204D7920626F6172642077616E747320666967757265732C20616E64207468652070656F706C6520617420746865206B69746368656E207461626C652077616E742061206C696665206F66207468656972206F776E2E0A');
INSERT INTO "originals" VALUES(2,'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e',X'493A2057686F6D20646F20796F7520776F726B20666F723F0A0A523A20466F722074686520717561792C20616E6420666F722074686520746F776E20746861742070617973206D652E20536F6D6574696D6573204920616D2061206D657373656E6765722C20736F6D6574696D65732061207370792E0A0A493A20446F657320616E79626F6479207468616E6B20796F753F0A0A523A204E6F626F64792061736B656420666F72206120706C616E2C20616E64206E6F626F6479207468616E6B7320796F7520666F72206F6E652E204920616D206E6F7420737572652077686F2077652061726520646F696E6720697420666F722E0A');
CREATE TABLE preferences (
	coder_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_preferences PRIMARY KEY (coder_id, name), 
	CONSTRAINT fk_preferences_coder_id FOREIGN KEY(coder_id) REFERENCES coders (id)
);
CREATE TABLE row_ids (
	table_name VARCHAR(40) NOT NULL, 
	next INTEGER NOT NULL, 
	CONSTRAINT pk_row_ids PRIMARY KEY (table_name)
);
INSERT INTO "row_ids" VALUES('sources',3);
INSERT INTO "row_ids" VALUES('speakers',5);
INSERT INTO "row_ids" VALUES('turns',9);
INSERT INTO "row_ids" VALUES('codes',8);
INSERT INTO "row_ids" VALUES('codings',5);
INSERT INTO "row_ids" VALUES('cases',3);
INSERT INTO "row_ids" VALUES('case_members',3);
INSERT INTO "row_ids" VALUES('attributes',2);
INSERT INTO "row_ids" VALUES('attribute_values',2);
INSERT INTO "row_ids" VALUES('memos',2);
INSERT INTO "row_ids" VALUES('source_states',3);
INSERT INTO "row_ids" VALUES('coders',3);
INSERT INTO "row_ids" VALUES('texts',3);
INSERT INTO "row_ids" VALUES('originals',3);
INSERT INTO "row_ids" VALUES('operations',21);
CREATE TABLE settings (
	name VARCHAR(80) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_settings PRIMARY KEY (name)
);
INSERT INTO "settings" VALUES('name','"Small study"');
INSERT INTO "settings" VALUES('guid','"C006CE9A-69AF-4032-9ED5-0B8C49A586BF"');
INSERT INTO "settings" VALUES('created_at','"2026-11-22T00:40:00.133Z"');
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
INSERT INTO "source_states" VALUES(1,1,1,1,1);
INSERT INTO "source_states" VALUES(2,1,2,1,1);
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
INSERT INTO "sources" VALUES(1,'D4F2BBCD-59A9-4FB6-9606-4F0462155C86','Oostrand-R1','Oostrand-R1.txt',1,1,'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa','c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa','en',62,'2026-11-22T00:40:00.276Z','UTF-8',0,'[]');
INSERT INTO "sources" VALUES(2,'DB24CCEE-2D1A-4683-BFBD-AAB8B2DDFA29','De Kade-R1','De Kade-R1.txt',2,2,'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e','beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e','en',52,'2026-11-22T00:40:00.291Z','UTF-8',0,'[]');
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
INSERT INTO "speakers" VALUES(1,'FD2C2C16-F3B5-4762-88B6-AFAFE328FCD5',1,'I',1);
INSERT INTO "speakers" VALUES(2,'7E01D096-282E-4067-8641-1866D1D6E179',1,'R',0);
INSERT INTO "speakers" VALUES(3,'632F7D65-D636-430D-AA9E-80697ABEE59A',2,'I',1);
INSERT INTO "speakers" VALUES(4,'0119A6DF-7BC2-42E3-B8DD-270AF62445EC',2,'R',0);
CREATE TABLE texts (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	content TEXT NOT NULL, 
	sentences BLOB NOT NULL, 
	words BLOB NOT NULL, 
	times BLOB NOT NULL, 
	CONSTRAINT pk_texts PRIMARY KEY (id)
);
INSERT INTO "texts" VALUES(1,'c1c09b927a81838644d170653d961057b71e71d0a243a2632466342c22edd9aa','I: How did the workshop begin?

R: It did not begin, it grew. We knew each other from an old project. Nobody asked for a plan.

I: And your own board?

R: I stand with one foot here and one foot there. That is hard. My board wants figures, and the people at the kitchen table want a life of their own.
',X'0000000002000000030000001E0000002000000022000000230000003D0000003E00000065000000660000007E00000080000000820000008300000096000000980000009A0000009B000000C9000000CA000000D7000000D80000002D010000',X'0000000003000000070000000B0000000F000000180000002000000023000000260000002A0000002E00000035000000380000003E00000041000000460000004B0000005100000056000000590000005D000000660000006D0000007300000077000000790000008000000083000000870000008C00000090000000980000009B0000009D000000A3000000A8000000AC000000B1000000B6000000BA000000BE000000C3000000CA000000CF000000D2000000D8000000DB000000E1000000E7000000F0000000F4000000F8000000FF00000002010000060100000E01000014010000190100001B010000200100002301000029010000',X'');
INSERT INTO "texts" VALUES(2,'beba9c0322c31ccc06f94451fa0e62ab59d9c72a637ba2d278e02c0565f1474e','I: Whom do you work for?

R: For the quay, and for the town that pays me. Sometimes I am a messenger, sometimes a spy.

I: Does anybody thank you?

R: Nobody asked for a plan, and nobody thanks you for one. I am not sure who we are doing it for.
',X'000000000200000003000000180000001A0000001C0000001D000000490000004A00000076000000780000007A0000007B00000092000000940000009600000097000000CE000000CF000000F5000000',X'0000000003000000080000000B0000000F000000140000001A0000001D00000021000000250000002B0000002F00000033000000370000003C00000041000000460000004A0000005400000056000000590000005B000000660000007000000072000000780000007B00000080000000880000008E00000094000000970000009E000000A4000000A8000000AA000000B0000000B4000000BB000000C2000000C6000000CA000000CF000000D1000000D4000000D8000000DD000000E1000000E4000000E8000000EE000000F1000000',X'');
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
INSERT INTO "turns" VALUES(1,1,3,30,1,NULL,5);
INSERT INTO "turns" VALUES(2,1,35,126,2,NULL,19);
INSERT INTO "turns" VALUES(3,1,131,150,1,NULL,4);
INSERT INTO "turns" VALUES(4,1,155,301,2,NULL,30);
INSERT INTO "turns" VALUES(5,2,3,24,3,NULL,5);
INSERT INTO "turns" VALUES(6,2,29,118,4,NULL,18);
INSERT INTO "turns" VALUES(7,2,123,146,3,NULL,4);
INSERT INTO "turns" VALUES(8,2,151,245,4,NULL,21);
CREATE INDEX ix_operations_undo ON operations (coder_id, kind, state, id);
CREATE INDEX ix_sources_file_sha256 ON sources (file_sha256);
CREATE INDEX ix_changes_row ON changes (table_name, row_id);
CREATE INDEX ix_speakers_source_id ON speakers (source_id);
CREATE INDEX ix_codings_code_id ON codings (code_id);
CREATE INDEX ix_codings_source_id_start ON codings (source_id, start);
CREATE INDEX ix_turns_source_id_start ON turns (source_id, start);
CREATE INDEX ix_case_members_source_id ON case_members (source_id);
CREATE INDEX ix_attribute_values_attribute_id ON attribute_values (attribute_id);
COMMIT;
