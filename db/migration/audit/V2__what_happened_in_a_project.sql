create index entry_project on audit.entry (organization_id, project_id, at desc, sequence desc) where phase <> 'OUTCOME';
